CREATE TABLE t (a text, b integer NOT NULL);
CREATE VIEW v AS SELECT a, b FROM t;
