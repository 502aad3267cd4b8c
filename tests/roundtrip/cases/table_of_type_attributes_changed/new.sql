CREATE TYPE pair AS (a bigint, b text, late timestamptz);
CREATE TABLE t OF pair (b WITH OPTIONS DEFAULT 'x', late WITH OPTIONS NOT NULL DEFAULT now());
CREATE TABLE u OF pair (PRIMARY KEY (a));
CREATE VIEW v AS SELECT a, b FROM t;
