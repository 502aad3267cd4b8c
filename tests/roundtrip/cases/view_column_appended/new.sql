CREATE TABLE t (a integer, b text, c date);
CREATE VIEW v AS SELECT a, b, c FROM t;
GRANT SELECT ON v TO roundtrip_reader;
COMMENT ON VIEW v IS 'two of them';
