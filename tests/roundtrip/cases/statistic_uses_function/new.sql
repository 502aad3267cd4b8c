CREATE FUNCTION f(n integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT n + 1::bigint';
CREATE TABLE t (a integer, b integer);
CREATE STATISTICS s ON (f(a)), b FROM t;
