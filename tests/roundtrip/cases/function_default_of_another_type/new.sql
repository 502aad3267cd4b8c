CREATE FUNCTION f(a jsonb DEFAULT '{}', b text DEFAULT 'x'::varchar, c varchar DEFAULT 'y', d numeric DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p(a text[] DEFAULT '{}'::varchar[]) LANGUAGE sql AS 'SELECT 1';
