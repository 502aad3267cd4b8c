CREATE TYPE e AS ENUM ('a', 'b', 'c');
CREATE TYPE c AS (e e, n integer, gone text);
CREATE DOMAIN d AS c;
CREATE TABLE t (id integer PRIMARY KEY, c c, d d, e e NOT NULL);
