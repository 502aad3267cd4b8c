CREATE TABLE a (x integer, y text);
CREATE TABLE b (x integer, y text);
CREATE VIEW v AS (SELECT x, y FROM a EXCEPT ALL SELECT x, y FROM b) UNION ALL VALUES (1, 'one'::text), (2, 'two');
