CREATE FUNCTION renamed(x integer, y integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT x';
CREATE FUNCTION g(x integer, y integer, z integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT z';
CREATE TABLE t (a integer DEFAULT renamed(1), CHECK (renamed(a, 2) > g(a, 2, 3)));
CREATE VIEW v AS SELECT renamed(1) AS g, renamed(2, 3) AS h, (SELECT renamed(a) AS g FROM t LIMIT 1) AS i FROM t;
CREATE VIEW w AS SELECT q.g FROM (SELECT renamed(4) AS g FROM t) q;
