CREATE TABLE t (a integer, b integer);
GRANT SELECT ON TABLE t TO roundtrip_reader, PUBLIC;
GRANT INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON t TO roundtrip_writer;
