CREATE TABLE a (x integer);
CREATE TABLE b (y integer);
CREATE TABLE c (z integer);
CREATE TABLE t (x integer, y integer, z integer) INHERITS (a, b);
