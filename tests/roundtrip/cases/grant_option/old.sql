CREATE TABLE t (a integer);
GRANT SELECT ON t TO roundtrip_reader;
GRANT SELECT, UPDATE ON t TO roundtrip_writer WITH GRANT OPTION;
