CREATE TABLE t (a integer, b text);
ALTER TABLE t ADD CONSTRAINT t_a_key UNIQUE (a);
CREATE UNIQUE INDEX t_b_key ON t (b);
