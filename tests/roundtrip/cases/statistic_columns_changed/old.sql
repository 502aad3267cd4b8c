CREATE TABLE t (a integer, b integer, c integer);
CREATE STATISTICS s ON a, b FROM t;
CREATE STATISTICS e ON (a + b), (a - b) FROM t;
