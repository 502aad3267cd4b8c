CREATE TYPE e AS ENUM ('b', 'a');
CREATE TYPE c AS (n bigint, e e, more text);
CREATE DOMAIN d AS c;
CREATE TABLE t (id integer PRIMARY KEY, c c, d d, e e NOT NULL);
