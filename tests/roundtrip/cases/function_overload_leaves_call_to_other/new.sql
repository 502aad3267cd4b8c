CREATE FUNCTION area(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT n * n';
CREATE TABLE box (id integer, side integer, CHECK (area(side) > 0));
CREATE VIEW areas AS SELECT id, area(side) AS a FROM box;
CREATE INDEX box_area ON box (area(side));
