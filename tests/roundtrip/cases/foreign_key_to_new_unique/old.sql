CREATE TABLE plants (id integer PRIMARY KEY, latin text NOT NULL);
CREATE TABLE pots (id integer PRIMARY KEY, plant text);
