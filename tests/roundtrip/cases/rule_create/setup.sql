CREATE TABLE people (id integer PRIMARY KEY, name text NOT NULL, gone boolean NOT NULL DEFAULT false);
CREATE TABLE log (at timestamptz DEFAULT now(), who text, what text);
CREATE VIEW staff AS SELECT id, name FROM people WHERE NOT gone;
