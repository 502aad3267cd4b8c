CREATE TABLE t (a integer, b integer, c integer);
CREATE STATISTICS s (ndistinct, mcv) ON a, b FROM t;
CREATE STATISTICS u (dependencies) ON a, b FROM t;
COMMENT ON STATISTICS s IS 'kept';
ALTER STATISTICS s SET STATISTICS 10;
ALTER STATISTICS s OWNER TO roundtrip_owner;
