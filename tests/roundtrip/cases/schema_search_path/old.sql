CREATE SCHEMA inventory;
SET search_path = inventory, public;
CREATE TABLE parts (id integer PRIMARY KEY, name text NOT NULL);
CREATE FUNCTION part_name(integer) RETURNS text LANGUAGE sql STABLE AS 'SELECT name FROM inventory.parts WHERE id = $1';
