CREATE TABLE people (id integer PRIMARY KEY, name text, left_at date);
CREATE TABLE active_people (id integer, name text);
