CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a::bigint AS a, b::varchar(10) AS b FROM t;
COMMENT ON VIEW v IS 'kept';
COMMENT ON COLUMN v.a IS 'kept too';
GRANT SELECT (a), UPDATE (b) ON v TO roundtrip_writer;
