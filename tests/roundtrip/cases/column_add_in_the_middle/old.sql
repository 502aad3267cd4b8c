CREATE TABLE points (x integer, z integer);
CREATE VIEW flat AS SELECT x, z FROM points;
