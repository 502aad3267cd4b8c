-- While the type of a column changes, no row filter may use it.
CREATE TABLE orders (id integer PRIMARY KEY, amount integer NOT NULL, note text);
CREATE PUBLICATION shop FOR TABLE orders (id, amount) WHERE (amount > 5);
