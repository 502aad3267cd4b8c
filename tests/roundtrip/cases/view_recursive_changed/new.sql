CREATE TABLE person (id bigint PRIMARY KEY, boss bigint REFERENCES person, name text);
CREATE RECURSIVE VIEW chain (id, depth, path) AS
    SELECT id, 1, ARRAY[id] FROM person WHERE boss IS NULL
    UNION ALL
    SELECT p.id, c.depth + 1, c.path || p.id FROM person p JOIN chain c ON p.boss = c.id;
CREATE VIEW deep AS SELECT * FROM chain WHERE depth > 3;
