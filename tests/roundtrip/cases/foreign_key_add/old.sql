CREATE TABLE zoos (id integer PRIMARY KEY);
CREATE TABLE animals (id integer PRIMARY KEY, zoo_id integer);
