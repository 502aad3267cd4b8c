CREATE TABLE p (a integer, b integer);
CREATE TABLE c () INHERITS (p);
