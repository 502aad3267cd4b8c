CREATE TYPE colour AS ENUM ('red', 'green', 'blue', 'infrared');
CREATE TABLE cars (id integer PRIMARY KEY, colour colour);
