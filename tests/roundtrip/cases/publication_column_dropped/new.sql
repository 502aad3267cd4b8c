CREATE TABLE orders (id integer PRIMARY KEY, amount integer);
CREATE PUBLICATION shop FOR TABLE orders (id, amount);
