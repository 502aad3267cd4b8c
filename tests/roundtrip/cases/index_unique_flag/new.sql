CREATE TABLE t (a integer, b integer);
CREATE UNIQUE INDEX t_a ON t (a);
CREATE INDEX t_b ON t (b);
