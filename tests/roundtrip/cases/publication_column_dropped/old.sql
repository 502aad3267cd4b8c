CREATE TABLE orders (id integer PRIMARY KEY, amount integer, note text);
CREATE PUBLICATION shop FOR TABLE orders (id, note) WHERE (id > 0);
