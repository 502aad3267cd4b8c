-- Views name columns of a table that they have from functions which yield its rows: the server follows the rename there, too.
CREATE TABLE parts (id integer, made date, weight integer);
CREATE FUNCTION all_parts() RETURNS SETOF parts LANGUAGE sql STABLE AS 'SELECT * FROM parts';
CREATE FUNCTION one_part(wanted integer, again integer DEFAULT 1) RETURNS parts LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT * FROM parts WHERE id = wanted;
END;
CREATE VIEW plain AS SELECT id, weight AS weight FROM all_parts();
CREATE VIEW named AS SELECT p.weight AS w, p.made FROM one_part(1) AS p JOIN all_parts() USING (id);
CREATE VIEW inside AS SELECT x.weight AS heavy FROM (SELECT * FROM all_parts()) AS x WHERE x.weight > 1;
CREATE VIEW beside AS SELECT n, (SELECT max(weight) FROM all_parts()) AS most FROM generate_series(1, 3) AS n;
CREATE FUNCTION weigh() RETURNS bigint LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT sum(weight) FROM all_parts();
END;
CREATE VIEW weighed AS SELECT weigh() AS total;
