CREATE TABLE t (id integer, r int4range);
