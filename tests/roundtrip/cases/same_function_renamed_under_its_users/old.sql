-- A column of a view keeps the name that it has from a function; other functions of the name keep theirs.
CREATE FUNCTION g(x integer, y integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT x';
CREATE FUNCTION g(x integer, y integer, z integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT z';
CREATE TABLE t (a integer DEFAULT g(1), CHECK (g(a, 2) > g(a, 2, 3)));
CREATE VIEW v AS SELECT g(1), g(2, 3) AS h, (SELECT g(a) FROM t LIMIT 1) AS i FROM t;
CREATE VIEW w AS SELECT q.g FROM (SELECT g(4) FROM t) q;
ALTER FUNCTION g(integer, integer) RENAME TO renamed;
