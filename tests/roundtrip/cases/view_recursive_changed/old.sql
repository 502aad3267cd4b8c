CREATE TABLE person (id integer PRIMARY KEY, boss integer REFERENCES person, name text);
CREATE RECURSIVE VIEW chain (id, depth) AS
    SELECT id, 1 FROM person WHERE boss IS NULL
    UNION ALL
    SELECT p.id, c.depth + 1 FROM person p JOIN chain c ON p.boss = c.id;
CREATE VIEW deep AS SELECT * FROM chain WHERE depth > 3;
