CREATE TYPE a AS ENUM ('x', 'y');
CREATE TYPE b AS ENUM ('y', 'x', 'z');
CREATE TABLE t (id integer PRIMARY KEY, c a DEFAULT 'x', d a[] DEFAULT '{x}', e text DEFAULT 'x' NOT NULL, UNIQUE (c, e));
CREATE VIEW v AS SELECT c FROM t WHERE e = 'x';
