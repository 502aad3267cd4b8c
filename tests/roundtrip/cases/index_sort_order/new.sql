CREATE TABLE t (a integer, b integer, c integer);
CREATE INDEX t_idx ON t (a DESC NULLS LAST, b, c DESC);
