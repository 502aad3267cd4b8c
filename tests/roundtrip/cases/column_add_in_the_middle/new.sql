CREATE TABLE points (x integer, y integer, z integer);
CREATE VIEW flat AS SELECT x, z FROM points;
