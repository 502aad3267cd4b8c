CREATE TABLE customers (id integer PRIMARY KEY, name text, region text NOT NULL);
CREATE PUBLICATION shop FOR TABLE customers;
