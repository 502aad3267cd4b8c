CREATE TABLE t (id integer PRIMARY KEY, name text);
CREATE FUNCTION listing() RETURNS TABLE (name text, id bigint) LANGUAGE sql STABLE AS 'SELECT name, id::bigint FROM public.t';
CREATE FUNCTION whole() RETURNS t LANGUAGE sql STABLE AS 'SELECT * FROM public.t LIMIT 1';
