CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE EXTENSION ltree SCHEMA ext;
SET search_path = public, ext;
CREATE TABLE t (id integer, c ext.citext, h ext.hstore, l ext.ltree,
    CONSTRAINT one CHECK (c IN ('a', 'b')), CONSTRAINT two CHECK (c NOT IN ('x', 'y', 'z')), CONSTRAINT three CHECK (c BETWEEN 'a' AND 'c'),
    CONSTRAINT four CHECK (l NOT BETWEEN 'a' AND 'b' AND l <@ 'a.b'), CONSTRAINT five CHECK (h -> 'k' = 'v' OR h ? 'x'), CONSTRAINT six CHECK (c IN ('only')));
CREATE VIEW v AS SELECT id FROM t WHERE c = ANY (ARRAY['a', 'b']::citext[]) AND l @> 'a' AND c <> 'q';
CREATE INDEX i ON t ((h -> 'k')) WHERE c IN ('a', 'b');
CREATE VIEW subqueries AS SELECT c IN (SELECT 'b'::citext) AS "in", c NOT IN (SELECT 'b'::citext) AS not_in, c <> ALL (SELECT 'c'::citext) AS "all" FROM t;
