CREATE TABLE p (a integer, gone text);
CREATE TABLE c (own text, gone text) INHERITS (p);
CREATE TABLE d () INHERITS (p);
