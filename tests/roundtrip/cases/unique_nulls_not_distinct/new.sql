CREATE TABLE t (a integer, b integer, CONSTRAINT t_ab UNIQUE NULLS NOT DISTINCT (a, b));
CREATE UNIQUE INDEX t_b_idx ON t (b);
