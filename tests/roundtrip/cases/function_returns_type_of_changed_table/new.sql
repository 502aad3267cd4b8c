CREATE TABLE t (id bigint PRIMARY KEY, name text, more boolean);
CREATE FUNCTION pick(r t) RETURNS t LANGUAGE sql AS 'SELECT r';
CREATE FUNCTION every() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM public.t';
