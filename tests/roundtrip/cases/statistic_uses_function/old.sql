CREATE FUNCTION f(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n + 1';
CREATE TABLE t (a integer, b integer);
CREATE STATISTICS s ON (f(a)), b FROM t;
