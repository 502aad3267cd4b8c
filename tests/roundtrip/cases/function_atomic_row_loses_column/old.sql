-- The body yields the row of the table: it goes before a column does, and comes back after that.
CREATE TABLE item (id integer PRIMARY KEY, name text, gone integer);
CREATE FUNCTION some_items() RETURNS SETOF item LANGUAGE sql BEGIN ATOMIC SELECT * FROM item WHERE gone = 1; END;
CREATE FUNCTION an_item() RETURNS item LANGUAGE sql AS 'SELECT id, name, gone FROM item';
CREATE FUNCTION names() RETURNS SETOF text LANGUAGE sql BEGIN ATOMIC SELECT name FROM item WHERE gone = 1; END;
