CREATE TYPE r AS RANGE (SUBTYPE = integer);
CREATE TABLE t (id integer, r r, m r_multirange[]);
CREATE FUNCTION f(r) RETURNS r_multirange LANGUAGE sql AS $$ SELECT r_multirange($1) $$;
