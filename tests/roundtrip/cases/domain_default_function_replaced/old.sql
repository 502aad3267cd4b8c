-- Stored domains keep to their functions: a default can be taken off for a while, a domain that is kept aside keeps the function.
CREATE TYPE grade AS ENUM ('a', 'b');
CREATE FUNCTION score(value integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT value';
CREATE FUNCTION score(value text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT length(value)';
CREATE DOMAIN plain AS integer DEFAULT score(3);
CREATE DOMAIN checked AS integer DEFAULT score(3) NOT NULL CHECK (score(value) > 0);
CREATE DOMAIN checked_more AS checked DEFAULT score(5);
CREATE DOMAIN worded AS text DEFAULT ('a'::grade)::text;
CREATE TYPE pair AS (first checked, second worded);
CREATE TABLE result (id integer, plain plain, one checked, many checked[], more checked_more, word worded, pair pair, pairs pair[]);
CREATE VIEW seen AS SELECT one::checked_more FROM result;
COMMENT ON DOMAIN checked IS 'a score';
COMMENT ON CONSTRAINT checked_check ON DOMAIN checked IS 'above nothing';
GRANT USAGE ON DOMAIN checked TO roundtrip_reader;
