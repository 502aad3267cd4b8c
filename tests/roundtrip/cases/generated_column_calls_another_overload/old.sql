-- The column is written alike, and calls another function.
CREATE FUNCTION f(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE TABLE t (x integer DEFAULT f(1), y integer GENERATED ALWAYS AS (f(3)) STORED, CHECK (f(x) > 0));
CREATE INDEX t_y ON t (y);
CREATE VIEW v AS SELECT f(x, y) FROM t;
