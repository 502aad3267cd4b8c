CREATE TYPE c AS (a integer, b text);
CREATE FUNCTION make_c() RETURNS c LANGUAGE sql AS $$ SELECT ROW(1, 'x')::c $$;
CREATE FUNCTION take(c[]) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE VIEW v AS SELECT (make_c()).*;
