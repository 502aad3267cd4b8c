CREATE TABLE people (id integer PRIMARY KEY, name text, born date);
CREATE VIEW adults AS SELECT id, name FROM people WHERE born < now() - INTERVAL '18 years';
CREATE VIEW renamed (number, title) AS SELECT id, upper(name) FROM people;
COMMENT ON VIEW adults IS 'Old enough';
COMMENT ON COLUMN adults.name IS 'As in the passport';
