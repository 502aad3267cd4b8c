CREATE FUNCTION twice(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a * 2';
CREATE TABLE t (id integer PRIMARY KEY, two integer GENERATED ALWAYS AS (twice(id)) STORED);
CREATE INDEX t_two_idx ON t (two);
