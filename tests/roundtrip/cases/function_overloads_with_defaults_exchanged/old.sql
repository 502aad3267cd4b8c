-- Both new overloads beside an old one would make the call ambiguous.
CREATE FUNCTION pick(a integer, b integer DEFAULT 0) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE FUNCTION pick(a text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE VIEW picked AS SELECT pick(1) AS p, pick('x'::text) AS t;
CREATE TABLE t (id integer DEFAULT pick(5), CHECK (pick(id) > 0));
COMMENT ON FUNCTION pick(integer, integer) IS 'two';
