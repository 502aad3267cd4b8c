CREATE TABLE t (a integer CONSTRAINT x NOT NULL, b integer CONSTRAINT "b$$""'\nn" NOT NULL, c integer, d integer CONSTRAINT gone NOT NULL);
