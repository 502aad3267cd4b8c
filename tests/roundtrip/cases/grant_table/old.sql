CREATE TABLE t (a integer, b integer);
GRANT SELECT, INSERT ON t TO roundtrip_reader;
GRANT ALL ON t TO roundtrip_owner;
