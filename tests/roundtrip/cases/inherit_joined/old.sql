CREATE TABLE p (a integer, d text, CONSTRAINT c CHECK (a > 0));
CREATE TABLE t (b integer);
