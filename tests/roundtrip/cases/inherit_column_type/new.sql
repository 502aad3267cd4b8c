CREATE TABLE p (a bigint, b varchar(10));
CREATE TABLE c (b varchar(10)) INHERITS (p);
CREATE TABLE d () INHERITS (c);
CREATE VIEW v AS SELECT a + 1 AS a FROM d;
CREATE INDEX ON d (a);
