CREATE TABLE t (a integer, b integer, c integer);
CREATE INDEX t_idx ON t (b, a, c);
CREATE INDEX t_same_columns_2 ON t (a);
