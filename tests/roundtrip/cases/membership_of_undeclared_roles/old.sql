GRANT roundtrip_reader TO roundtrip_writer;
