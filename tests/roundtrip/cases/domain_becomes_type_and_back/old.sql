CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE t (id integer, mail email DEFAULT 'a@b', raw text, n integer);
CREATE INDEX t_mail ON t (lower(mail));
