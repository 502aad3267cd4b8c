-- The server keeps statistics of a column that gets another type, but not their target.
CREATE TABLE t (k text, n integer, other integer);
CREATE STATISTICS with_target (dependencies) ON k, n FROM t;
ALTER STATISTICS with_target SET STATISTICS 77;
CREATE STATISTICS without_target ON k, n FROM t;
CREATE STATISTICS elsewhere ON n, other FROM t;
ALTER STATISTICS elsewhere SET STATISTICS 9;
COMMENT ON STATISTICS with_target IS 'kept';
