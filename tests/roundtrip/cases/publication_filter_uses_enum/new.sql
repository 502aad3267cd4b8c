CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE people (id integer PRIMARY KEY, name text);
CREATE PUBLICATION p FOR TABLE people WHERE (name IN ('a', 'b') AND id BETWEEN 1 AND 5);
