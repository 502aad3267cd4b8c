CREATE TABLE p (a integer, new text DEFAULT 'n', n integer NOT NULL);
CREATE TABLE c (own text, gone text) INHERITS (p);
CREATE TABLE d () INHERITS (p);
