CREATE TYPE point3 AS (x integer, z integer, y integer);
CREATE DOMAIN positive AS point3 CHECK ((VALUE).x > 0);
CREATE TABLE t (p positive, ps positive[]);
