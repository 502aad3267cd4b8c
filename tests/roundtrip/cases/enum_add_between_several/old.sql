CREATE TYPE step AS ENUM ('b', 'e', 'h');
CREATE TABLE runs (id integer PRIMARY KEY, step step);
