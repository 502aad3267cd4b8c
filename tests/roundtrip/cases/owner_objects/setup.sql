GRANT CREATE, USAGE ON SCHEMA public TO roundtrip_owner, roundtrip_writer;
