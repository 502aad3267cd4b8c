CREATE TYPE address AS (street text, zip text, city text, lat numeric);
CREATE TABLE t (id integer, a address, many address[]);
CREATE VIEW v AS SELECT id, (a).street FROM t;
CREATE FUNCTION f(address) RETURNS text LANGUAGE sql AS $$ SELECT $1.street $$;
