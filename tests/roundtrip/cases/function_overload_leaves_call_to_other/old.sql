-- The call resolves to another overload when one goes; the text of the view stays as it is.
CREATE FUNCTION area(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * n';
CREATE FUNCTION area(n integer) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * n + 0.5';
CREATE TABLE box (id integer, side integer, CHECK (area(side) > 0));
CREATE VIEW areas AS SELECT id, area(side) AS a FROM box;
CREATE INDEX box_area ON box (area(side));
