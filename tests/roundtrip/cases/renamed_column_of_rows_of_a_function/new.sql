CREATE TABLE parts (id integer, made date,
    -- @renamed from=weight
    "gra%ms" integer);
CREATE FUNCTION all_parts() RETURNS SETOF parts LANGUAGE sql STABLE AS 'SELECT * FROM parts';
CREATE FUNCTION one_part(wanted integer, again integer DEFAULT 1) RETURNS parts LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT * FROM parts WHERE id = wanted;
END;
CREATE VIEW plain AS SELECT id, "gra%ms" AS weight FROM all_parts();
CREATE VIEW named AS SELECT p."gra%ms" AS w, p.made FROM one_part(1) AS p JOIN all_parts() USING (id);
CREATE VIEW inside AS SELECT x."gra%ms" AS heavy FROM (SELECT * FROM all_parts()) AS x WHERE x."gra%ms" > 1;
CREATE VIEW beside AS SELECT n, (SELECT max("gra%ms") FROM all_parts()) AS most FROM generate_series(1, 3) AS n;
CREATE FUNCTION weigh() RETURNS bigint LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT sum("gra%ms") FROM all_parts();
END;
CREATE VIEW weighed AS SELECT weigh() AS total;
