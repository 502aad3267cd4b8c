-- A function over a table's row type, used by another table's default.
CREATE TABLE lone (a integer);
CREATE TABLE zoo (id integer PRIMARY KEY, name text);
CREATE FUNCTION name_of(z zoo) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT z.name';
CREATE FUNCTION first_zoo() RETURNS integer LANGUAGE sql STABLE AS 'SELECT min(id) FROM public.zoo';
CREATE TABLE ark (id integer PRIMARY KEY, zoo_id integer DEFAULT first_zoo());
CREATE VIEW ark_names AS SELECT a.id, name_of(z) AS name, z.name_of AS again FROM ark a JOIN zoo z ON z.id = a.zoo_id;
