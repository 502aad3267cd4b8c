CREATE TABLE customers (id integer PRIMARY KEY, name text, region text NOT NULL);
CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer REFERENCES customers, amount numeric);

-- A publication cannot have only some columns of a table and all tables of a schema at the same time.
CREATE PUBLICATION shop FOR TABLE customers (id, name);
