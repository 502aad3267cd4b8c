CREATE TABLE t (a integer, b integer, c integer);
GRANT SELECT (a, b) ON t TO roundtrip_reader;
