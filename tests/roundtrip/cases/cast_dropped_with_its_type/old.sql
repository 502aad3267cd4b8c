CREATE TYPE c AS (n integer);
CREATE FUNCTION c_int(c) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT ($1).n $$;
CREATE CAST (c AS integer) WITH FUNCTION c_int(c) AS IMPLICIT;
CREATE TABLE t (id integer, v c, CONSTRAINT n CHECK (v::integer > 0));
