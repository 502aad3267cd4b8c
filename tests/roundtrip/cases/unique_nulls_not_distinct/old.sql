CREATE TABLE t (a integer, b integer, CONSTRAINT t_ab UNIQUE (a, b));
CREATE UNIQUE INDEX t_b_idx ON t (b) NULLS NOT DISTINCT;
