CREATE TABLE people (id integer PRIMARY KEY, name text, left_at date);
CREATE VIEW active_people AS SELECT id, name FROM people WHERE left_at IS NULL;
