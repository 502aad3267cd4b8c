CREATE FUNCTION f(first integer, b integer DEFAULT 1, c integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT first + b + c';
CREATE TABLE t (x integer DEFAULT f(1), y integer GENERATED ALWAYS AS (f(3)) STORED, CHECK (f(x) > 0));
CREATE INDEX t_y ON t (y);
CREATE VIEW v AS SELECT f(x, y) FROM t;
