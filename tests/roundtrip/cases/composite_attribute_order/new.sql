CREATE TYPE c AS (b text, a integer);
CREATE FUNCTION make_c() RETURNS c LANGUAGE sql AS $$ SELECT ROW('x', 1)::c $$;
CREATE FUNCTION take(c[]) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
CREATE VIEW v AS SELECT (make_c()).*;
