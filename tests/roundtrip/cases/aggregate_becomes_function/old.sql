CREATE FUNCTION step(s integer, n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT s + n';
CREATE AGGREGATE total(integer) (SFUNC = step, STYPE = integer, INITCOND = '0');
CREATE TABLE t (n integer);
CREATE VIEW sums AS SELECT total(n) AS s FROM t;
GRANT EXECUTE ON FUNCTION total(integer) TO roundtrip_reader;
CREATE PROCEDURE work(n integer) LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION window_like(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n';
