CREATE POLICY first ON t USING (open);
CREATE POLICY reads ON t FOR SELECT TO roundtrip_reader, roundtrip_writer USING (open OR owner = CURRENT_USER);
CREATE POLICY inserts ON t FOR INSERT TO roundtrip_writer WITH CHECK (owner = CURRENT_USER);
CREATE POLICY updates ON t FOR UPDATE TO roundtrip_writer USING (owner = CURRENT_USER) WITH CHECK (NOT open);
CREATE POLICY deletes ON t FOR DELETE USING (false);
CREATE POLICY hard ON t AS RESTRICTIVE TO PUBLIC USING (id > 0) WITH CHECK (id < 1000);
COMMENT ON POLICY reads ON t IS 'the reader''s view';
