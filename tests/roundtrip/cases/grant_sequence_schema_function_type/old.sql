GRANT USAGE ON SEQUENCE app.s TO roundtrip_reader;
GRANT CREATE ON SCHEMA app TO roundtrip_writer;
