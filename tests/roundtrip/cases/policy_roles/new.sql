CREATE POLICY a ON t TO roundtrip_writer, roundtrip_reader USING (true);
CREATE POLICY b ON t TO roundtrip_owner USING (true);
CREATE POLICY c ON t TO PUBLIC USING (true);
