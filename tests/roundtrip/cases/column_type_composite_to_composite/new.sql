CREATE TYPE a AS (x integer, y text, z date);
CREATE TYPE b AS (y varchar(10), x bigint);
CREATE TABLE t (id integer PRIMARY KEY, c b);
