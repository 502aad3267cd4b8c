-- The type gets and loses attributes, and its tables with it.
CREATE TYPE pair AS (a integer, b text, gone date);
CREATE TABLE t OF pair (b WITH OPTIONS DEFAULT 'x');
CREATE TABLE u OF pair (PRIMARY KEY (a));
CREATE VIEW v AS SELECT a, b FROM t;
