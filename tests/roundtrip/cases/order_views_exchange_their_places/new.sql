CREATE TABLE t (a integer, b text);
CREATE VIEW y AS SELECT a FROM t;
CREATE VIEW x AS SELECT a, 'b'::text AS b FROM y;
COMMENT ON VIEW x IS 'x';
GRANT SELECT ON y TO roundtrip_reader;
