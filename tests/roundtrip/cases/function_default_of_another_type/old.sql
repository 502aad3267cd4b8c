-- The server shows the default of a parameter by the type in which it was written.
CREATE FUNCTION f(a jsonb DEFAULT '{}'::json, b text DEFAULT 'x', c varchar DEFAULT 'y'::text, d numeric DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE p(a text[] DEFAULT '{}') LANGUAGE sql AS 'SELECT 1';
