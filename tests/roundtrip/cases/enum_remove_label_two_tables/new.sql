CREATE TYPE unit AS ENUM ('kg', 'lb');
CREATE TABLE goods (id integer PRIMARY KEY, unit unit NOT NULL);
CREATE TABLE orders (id integer PRIMARY KEY, unit unit DEFAULT 'kg', spare unit);
CREATE VIEW all_units AS SELECT unit FROM goods UNION SELECT unit FROM orders;
CREATE VIEW odd_units AS SELECT unit FROM all_units WHERE unit <> 'kg';
