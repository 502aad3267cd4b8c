CREATE TABLE t (a integer, b integer, c integer);
CREATE INDEX t_idx ON t (a, b);
CREATE INDEX t_same_columns_1 ON t (a);
