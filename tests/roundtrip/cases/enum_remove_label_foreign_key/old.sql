CREATE TYPE code AS ENUM ('x', 'y', 'z');
CREATE TABLE parent (code code PRIMARY KEY, n integer, UNIQUE (n, code));
CREATE TABLE child (id integer PRIMARY KEY, code code REFERENCES parent ON UPDATE CASCADE, n integer, FOREIGN KEY (n, code) REFERENCES parent (n, code));
