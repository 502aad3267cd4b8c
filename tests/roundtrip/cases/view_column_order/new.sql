CREATE TABLE t (a integer, b text, c date);
CREATE VIEW v AS SELECT c, a, b FROM t;
