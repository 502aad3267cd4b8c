-- The parent cannot be altered into a view: the child lets go of it and keeps its columns.
CREATE TABLE p (a integer);
CREATE TABLE c (a integer, b integer) INHERITS (p);
