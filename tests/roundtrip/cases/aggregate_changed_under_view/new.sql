CREATE FUNCTION acc(s bigint, v integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT s + v $$;
CREATE FUNCTION fin(s bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT s::text $$;
CREATE AGGREGATE total(integer) (SFUNC = acc, STYPE = bigint, INITCOND = '0', FINALFUNC = fin);
CREATE AGGREGATE other(integer) (SFUNC = acc, STYPE = bigint, INITCOND = '10', PARALLEL = restricted);
CREATE TABLE t (n integer);
CREATE VIEW v AS SELECT total(n)::text AS total FROM t;
CREATE VIEW w AS SELECT other(n) AS total FROM t;
COMMENT ON AGGREGATE total(integer) IS 'all of it';
