-- A computed column is made anew while a column elsewhere holds rows of its table: the value that these have stays.
CREATE FUNCTION doubled(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2 * $1';
CREATE TABLE parts (id integer, twice integer GENERATED ALWAYS AS (doubled(id)) STORED, CONSTRAINT positive CHECK (doubled(id) >= 0));
CREATE TABLE boxes (label text, part parts, more parts[]);
