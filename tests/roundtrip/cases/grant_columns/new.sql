CREATE TABLE t (a integer, b integer, c integer);
GRANT SELECT (a), UPDATE (b, c) ON t TO roundtrip_reader;
GRANT INSERT (c), REFERENCES (a) ON t TO roundtrip_writer WITH GRANT OPTION;
