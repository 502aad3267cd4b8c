CREATE TABLE notes (id integer NOT NULL DEFAULT 0, body text);
