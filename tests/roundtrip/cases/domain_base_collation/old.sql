CREATE DOMAIN name AS text;
CREATE TABLE t (n name);
CREATE INDEX ON t (n);
