CREATE TYPE point3 AS (x integer, y integer);
CREATE TYPE line3 AS (a point3, b point3[]);
CREATE TABLE shape (id integer, p point3, l line3, ls line3[] DEFAULT '{}', CHECK ((p).x > 0));
CREATE INDEX shape_x ON shape (((p).x));
CREATE FUNCTION width(s line3) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT (s.a).x';
CREATE FUNCTION points() RETURNS SETOF point3 LANGUAGE sql STABLE BEGIN ATOMIC SELECT p FROM shape; END;
CREATE VIEW widths AS SELECT id, width(l) AS w, (p).y AS y FROM shape;
CREATE FUNCTION unpack(OUT p point3, OUT n integer) LANGUAGE sql AS 'SELECT NULL::point3, 1';
