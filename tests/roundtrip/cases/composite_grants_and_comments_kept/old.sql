CREATE TYPE c AS (a integer, b text);
ALTER TYPE c OWNER TO roundtrip_owner;
GRANT USAGE ON TYPE c TO roundtrip_reader WITH GRANT OPTION;
COMMENT ON TYPE c IS 'kept';
COMMENT ON COLUMN c.b IS 'kept, too';
CREATE TABLE t (c c[]);
