CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE t (id integer, mail text DEFAULT 'a@b', raw email, n bigint);
CREATE INDEX t_mail ON t (lower(mail));
