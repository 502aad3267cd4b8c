-- What was above is below: neither can be replaced while the other stands.
CREATE TABLE t (a integer, b text);
CREATE VIEW x AS SELECT a, b FROM t;
CREATE VIEW y AS SELECT a FROM x;
COMMENT ON VIEW x IS 'x';
GRANT SELECT ON y TO roundtrip_reader;
