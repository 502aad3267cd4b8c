CREATE TABLE t (a integer);
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO roundtrip_reader;
GRANT CREATE, USAGE ON SCHEMA public TO roundtrip_writer;
