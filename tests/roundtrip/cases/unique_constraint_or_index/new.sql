CREATE TABLE t (a integer, b text);
CREATE UNIQUE INDEX t_a_key ON t (a);
ALTER TABLE t ADD CONSTRAINT t_b_key UNIQUE (b);
