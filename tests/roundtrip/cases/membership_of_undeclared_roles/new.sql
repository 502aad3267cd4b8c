GRANT roundtrip_reader, roundtrip_writer TO roundtrip_owner;
