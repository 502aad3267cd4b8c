CREATE TABLE other (id integer);
CREATE TYPE empty AS ();
CREATE TYPE address AS (street text COLLATE "C", zip varchar(10), lines text[], nested empty);
CREATE TYPE person AS (name text, home address, others address[]);
CREATE TABLE t (p person, ps person[]);
COMMENT ON TYPE address IS 'where somebody lives';
COMMENT ON COLUMN address.zip IS 'the code';
GRANT USAGE ON TYPE person TO roundtrip_reader;
ALTER TYPE person OWNER TO roundtrip_owner;
