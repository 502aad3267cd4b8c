-- A column that is a key and included as well is numbered in the name of the index.
CREATE TABLE place (x integer, y integer, UNIQUE (y, x) INCLUDE (x));
CREATE TABLE part (x integer, y integer, z integer, UNIQUE (x) INCLUDE (y, x)) PARTITION BY RANGE (x);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (9);
COMMENT ON CONSTRAINT place_y_x_x1_key ON place IS 'numbered';
