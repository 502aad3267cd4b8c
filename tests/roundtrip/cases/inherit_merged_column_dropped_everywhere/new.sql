CREATE TABLE p (a integer);
CREATE TABLE c (own text) INHERITS (p);
