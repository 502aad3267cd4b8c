CREATE TABLE t (a integer UNIQUE, b integer, c text, CONSTRAINT a_and_c UNIQUE (a, c), UNIQUE (b, c));
