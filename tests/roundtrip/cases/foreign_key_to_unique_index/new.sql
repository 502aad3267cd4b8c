CREATE TABLE plants (id integer PRIMARY KEY, latin text NOT NULL);
CREATE UNIQUE INDEX plants_latin_idx ON plants (latin);
CREATE TABLE pots (id integer PRIMARY KEY, plant text REFERENCES plants (latin));
