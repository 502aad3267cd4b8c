CREATE TYPE acc AS (s bigint, n integer);
CREATE FUNCTION step(a acc, v integer) RETURNS acc LANGUAGE sql IMMUTABLE AS $$ SELECT a $$;
CREATE AGGREGATE average(integer) (SFUNC = step, STYPE = acc, INITCOND = '(0,0)');
CREATE TABLE t (n integer);
CREATE VIEW v AS SELECT average(n) AS a FROM t;
