-- The body was accepted when the column was a text; today the server finds no operator for it.
CREATE TYPE part AS ENUM ('admin', 'user');
CREATE TABLE members (id integer, part text);
