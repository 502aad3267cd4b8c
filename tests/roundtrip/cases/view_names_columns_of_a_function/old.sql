-- Names are given to the columns of a function one by one: the new column has to stand where the file has it.
CREATE TABLE parts (id integer, made date, kind text);
CREATE FUNCTION all_parts() RETURNS SETOF parts LANGUAGE sql STABLE AS 'SELECT * FROM parts';
CREATE VIEW aliased AS SELECT second FROM all_parts() AS p (first, second);
CREATE VIEW of_table AS SELECT second FROM parts AS p (first, second);
CREATE FUNCTION last_of() RETURNS SETOF date LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT x.two FROM all_parts() AS x (one, two);
END;
