CREATE TABLE t (a integer, b integer, c text);
CREATE INDEX t_a ON t (a);
CREATE UNIQUE INDEX t_b ON t (b) INCLUDE (a);
