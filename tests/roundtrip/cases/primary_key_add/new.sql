CREATE TABLE t (id integer NOT NULL PRIMARY KEY, a integer);
CREATE TABLE u (a integer, b integer, CONSTRAINT u_key PRIMARY KEY (b, a));
