CREATE TABLE p (a integer DEFAULT 1, CONSTRAINT c CHECK (a > 0));
CREATE TABLE t (a integer DEFAULT 1, b integer, CONSTRAINT c CHECK (a > 0)) INHERITS (p);
