CREATE DOMAIN d AS integer CHECK (VALUE > 0);
CREATE TABLE t (id integer, d d);
CREATE FUNCTION f(d) RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;
