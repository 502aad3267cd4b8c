CREATE TABLE p (a integer, b integer, c integer NOT NULL);
CREATE TABLE c () INHERITS (p);
ALTER TABLE c ALTER b SET NOT NULL;
