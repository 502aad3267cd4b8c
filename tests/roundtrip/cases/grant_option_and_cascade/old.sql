CREATE TABLE t (a integer);
GRANT SELECT, INSERT ON t TO roundtrip_writer WITH GRANT OPTION;
GRANT UPDATE (a) ON t TO roundtrip_writer WITH GRANT OPTION;
