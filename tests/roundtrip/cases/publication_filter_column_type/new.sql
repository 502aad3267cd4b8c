CREATE TABLE orders (id integer PRIMARY KEY, amount bigint NOT NULL, note text);
CREATE PUBLICATION shop FOR TABLE orders (id, amount) WHERE (amount > 5);
