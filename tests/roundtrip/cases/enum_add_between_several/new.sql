CREATE TYPE step AS ENUM ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j');
CREATE TABLE runs (id integer PRIMARY KEY, step step);
