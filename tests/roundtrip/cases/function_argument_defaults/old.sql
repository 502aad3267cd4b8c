CREATE FUNCTION f(a integer, b integer, c text) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION g(a integer DEFAULT 1, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT a';
