CREATE TYPE colour AS ENUM ('red', 'green', 'blue');
CREATE TABLE cars (id integer PRIMARY KEY, colour colour);
