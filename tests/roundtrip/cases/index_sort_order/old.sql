CREATE TABLE t (a integer, b integer, c integer);
CREATE INDEX t_idx ON t (a, b DESC, c NULLS FIRST);
