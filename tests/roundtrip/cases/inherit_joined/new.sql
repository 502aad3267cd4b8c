CREATE TABLE p (a integer, d text, CONSTRAINT c CHECK (a > 0));
CREATE TABLE t (b integer, a integer, d text, CONSTRAINT c CHECK (a > 0));
ALTER TABLE t INHERIT p;
