CREATE TABLE p (a integer NOT NULL, b integer, c integer);
CREATE TABLE c () INHERITS (p);
ALTER TABLE c ALTER b SET NOT NULL;
