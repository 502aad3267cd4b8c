CREATE FUNCTION f(a integer, b integer DEFAULT 10, c text DEFAULT 'it''s' || upper('x')) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION g(a integer, b text DEFAULT 'y') RETURNS integer LANGUAGE sql AS 'SELECT a';
