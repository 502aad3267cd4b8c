CREATE TABLE t (a bigint, b text, c integer);
CREATE STATISTICS s (ndistinct) ON a, b FROM t;
CREATE STATISTICS e ON (a + c), (c * 2) FROM t;
COMMENT ON STATISTICS s IS 'stays';
