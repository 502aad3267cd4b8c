CREATE TABLE labels (id integer PRIMARY KEY, names text, numbers integer[]);
