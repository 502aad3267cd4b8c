CREATE TABLE plants (id integer PRIMARY KEY, latin text NOT NULL UNIQUE);
CREATE TABLE pots (id integer PRIMARY KEY, plant text REFERENCES plants (latin));
