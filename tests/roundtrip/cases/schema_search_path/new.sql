CREATE SCHEMA inventory;
SET search_path = inventory, public;
CREATE TABLE parts (id integer PRIMARY KEY, name text NOT NULL, weight real);
CREATE FUNCTION part_name(integer) RETURNS text LANGUAGE sql STABLE AS 'SELECT name FROM inventory.parts WHERE id = $1';
CREATE TABLE bins (id integer PRIMARY KEY, part_id integer REFERENCES parts);
SET search_path = public;
CREATE VIEW part_list AS SELECT id, name FROM inventory.parts;
