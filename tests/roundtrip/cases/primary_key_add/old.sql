CREATE TABLE t (id integer NOT NULL, a integer);
CREATE TABLE u (a integer, b integer);
