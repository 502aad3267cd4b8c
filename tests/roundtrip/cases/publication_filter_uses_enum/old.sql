CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad');
CREATE TABLE people (id integer PRIMARY KEY, name text);
CREATE PUBLICATION p FOR TABLE people WHERE (name IS NOT NULL);
