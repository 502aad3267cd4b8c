CREATE TABLE t (id integer PRIMARY KEY, name text);
CREATE FUNCTION listing() RETURNS TABLE (id integer, name text) LANGUAGE sql STABLE AS 'SELECT id, name FROM public.t';
CREATE FUNCTION whole() RETURNS SETOF t LANGUAGE sql STABLE AS 'SELECT * FROM public.t';
