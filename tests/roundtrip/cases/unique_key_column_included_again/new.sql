-- A column that is a key and included as well is numbered in the name of the index.
CREATE TABLE place (x integer, y integer, UNIQUE (y, x) DEFERRABLE);
CREATE TABLE part (x integer, y integer, z integer, UNIQUE (x) INCLUDE (x, z, z)) PARTITION BY RANGE (x);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (9);
