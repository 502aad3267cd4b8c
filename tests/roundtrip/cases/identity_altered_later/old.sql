CREATE TABLE notes (id integer NOT NULL, at date);
