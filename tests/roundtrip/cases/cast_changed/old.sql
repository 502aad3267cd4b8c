CREATE TYPE c AS (n integer);
CREATE FUNCTION c_int(c) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT ($1).n $$;
CREATE FUNCTION c_int2(c) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT ($1).n + 1 $$;
CREATE CAST (c AS integer) WITH FUNCTION c_int(c);
CREATE CAST (text AS c) WITH INOUT;
CREATE TABLE t (c c, g integer GENERATED ALWAYS AS (c::integer) STORED);
CREATE VIEW v AS SELECT c::integer AS n FROM t;
COMMENT ON CAST (c AS integer) IS 'the number';
