CREATE TYPE point3 AS (x integer, y integer, z integer);
CREATE DOMAIN positive AS point3 CHECK ((VALUE).x > 0);
CREATE TABLE t (p positive, ps positive[]);
