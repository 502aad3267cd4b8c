CREATE TYPE level AS ENUM ('low', 'mid', 'high', 'top');
CREATE DOMAIN safe_level AS level DEFAULT 'low' NOT NULL CONSTRAINT not_top CHECK (VALUE <> 'top');
COMMENT ON DOMAIN safe_level IS 'not too high';
COMMENT ON CONSTRAINT not_top ON DOMAIN safe_level IS 'top is too high';
GRANT USAGE ON TYPE safe_level TO roundtrip_reader;
CREATE TABLE machine (id integer PRIMARY KEY, setting safe_level, history safe_level[], raw level DEFAULT 'mid');
CREATE INDEX machine_setting ON machine (setting) WHERE raw = 'mid';
CREATE VIEW settings AS SELECT id, setting FROM machine WHERE setting::level <> 'low';
