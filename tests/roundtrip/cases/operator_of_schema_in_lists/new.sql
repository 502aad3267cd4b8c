CREATE SCHEMA app;
CREATE TYPE app.size AS (n integer);
SET search_path = app;
CREATE FUNCTION about(a size, b integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT (a).n / 10 = b / 10 $$;
CREATE OPERATOR = (FUNCTION = about, LEFTARG = size, RIGHTARG = integer);
CREATE TABLE t (s size, CONSTRAINT listed CHECK (s IN (10, 20)), CONSTRAINT arr CHECK (s = ANY (ARRAY[30, 40]) OR s = 5));
CREATE VIEW v AS SELECT s FROM t WHERE s = 7;
