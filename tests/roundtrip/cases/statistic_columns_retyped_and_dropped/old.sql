-- Statistics go with a column, and follow a change of its type.
CREATE TABLE t (a integer, b varchar(5), c integer, d integer);
CREATE STATISTICS s (ndistinct) ON a, b FROM t;
CREATE STATISTICS e ON (a + c), (c * 2) FROM t;
CREATE STATISTICS g ON c, d FROM t;
COMMENT ON STATISTICS s IS 'stays';
