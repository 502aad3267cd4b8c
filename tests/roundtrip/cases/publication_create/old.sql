CREATE TABLE customers (id integer PRIMARY KEY, name text, region text NOT NULL);
CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer REFERENCES customers, amount numeric);
