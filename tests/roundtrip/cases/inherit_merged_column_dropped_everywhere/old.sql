CREATE TABLE p (a integer, b text);
CREATE TABLE c (b text, own text) INHERITS (p);
