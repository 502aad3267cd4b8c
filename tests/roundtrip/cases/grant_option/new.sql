CREATE TABLE t (a integer);
GRANT SELECT ON t TO roundtrip_reader WITH GRANT OPTION;
GRANT SELECT ON t TO roundtrip_writer;
GRANT UPDATE ON t TO roundtrip_writer WITH GRANT OPTION;
