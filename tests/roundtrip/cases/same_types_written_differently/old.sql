CREATE DOMAIN d AS varchar(10) CONSTRAINT c CHECK (VALUE ~ '^[a-z]+$') NOT NULL DEFAULT 'x';
CREATE TYPE c AS (a int4, b character varying(5), c timestamptz(3), d dec(5, 2), e int[]);
CREATE TYPE r AS RANGE (SUBTYPE = int8);
CREATE TYPE e AS ENUM ('a', 'b');
CREATE FUNCTION f(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 $$;
CREATE OPERATOR @@@ (FUNCTION = f, LEFTARG = int4, RIGHTARG = int4);
CREATE AGGREGATE g(integer) (SFUNC = f, STYPE = int4);
CREATE CAST (r AS text) WITH INOUT AS ASSIGNMENT;
