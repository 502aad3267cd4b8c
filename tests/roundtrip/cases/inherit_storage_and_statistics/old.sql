CREATE TABLE p (a text, b text);
CREATE TABLE c () INHERITS (p);
