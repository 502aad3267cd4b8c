CREATE FUNCTION doubled(bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 2 * $1';
CREATE TABLE parts (id bigint, twice bigint GENERATED ALWAYS AS (doubled(id)) STORED, CONSTRAINT positive CHECK (doubled(id) >= 0));
CREATE TABLE boxes (label text, part parts, more parts[]);
