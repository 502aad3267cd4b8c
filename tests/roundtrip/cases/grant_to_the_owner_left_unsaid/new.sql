CREATE TABLE t (a integer);
CREATE SEQUENCE s;
GRANT UPDATE ON t TO postgres;
GRANT UPDATE ON t TO roundtrip_reader;
