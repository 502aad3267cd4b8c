CREATE TYPE c AS (n integer);
