CREATE TABLE t (a integer, b integer);
GRANT SELECT (a) ON t TO roundtrip_reader;
GRANT UPDATE (b) ON t TO roundtrip_reader;
