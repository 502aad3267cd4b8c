CREATE TABLE t (a integer NOT NULL, b text);
CREATE VIEW v AS SELECT a, b FROM t;
