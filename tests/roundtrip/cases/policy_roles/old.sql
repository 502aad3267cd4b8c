CREATE POLICY a ON t TO roundtrip_reader USING (true);
CREATE POLICY b ON t USING (true);
CREATE POLICY c ON t TO roundtrip_reader, roundtrip_writer, roundtrip_owner USING (true);
