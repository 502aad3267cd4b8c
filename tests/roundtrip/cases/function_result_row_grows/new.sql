-- A body in SQL has to yield just the columns of its result.
CREATE TYPE shape AS (a integer, b text, c date);
CREATE TABLE of_shape OF shape;
CREATE TABLE plain (a integer, b integer);
CREATE FUNCTION to_table(shape) RETURNS of_shape LANGUAGE sql AS 'SELECT $1.a, $1.b, $1.c';
CREATE FUNCTION to_plain(integer) RETURNS SETOF plain LANGUAGE sql AS 'SELECT $1, $1';
