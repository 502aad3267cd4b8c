CREATE FUNCTION step(s bigint, n integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT s + n';
CREATE FUNCTION total(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE TABLE t (n integer);
CREATE VIEW sums AS SELECT total(n) AS s FROM t;
GRANT EXECUTE ON FUNCTION total(integer) TO roundtrip_reader;
CREATE AGGREGATE work(integer) (SFUNC = step, STYPE = bigint, INITCOND = '0');
CREATE PROCEDURE window_like(n integer) LANGUAGE sql AS 'SELECT 1';
