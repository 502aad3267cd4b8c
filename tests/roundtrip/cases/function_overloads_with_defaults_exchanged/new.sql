CREATE FUNCTION pick(a integer, b text DEFAULT '') RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE FUNCTION pick(a text, VARIADIC b text[]) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE VIEW picked AS SELECT pick(1) AS p, pick('x'::text, 'y') AS t;
CREATE TABLE t (id integer DEFAULT pick(5), CHECK (pick(id) > 0));
COMMENT ON FUNCTION pick(integer, text) IS 'two';
