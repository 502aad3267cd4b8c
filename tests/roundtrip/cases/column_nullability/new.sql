CREATE TABLE t (a integer, b integer NOT NULL, c text DEFAULT 'x', d integer NOT NULL DEFAULT 4);
