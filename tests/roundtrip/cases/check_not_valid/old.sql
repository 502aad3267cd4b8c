CREATE TABLE t (a integer, b integer, c integer);
ALTER TABLE t ADD CONSTRAINT t_a CHECK (a > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT t_b CHECK (b > 0);
