CREATE TABLE t (a integer, b text, CONSTRAINT c CHECK (a > 0)) PARTITION BY RANGE (a);
CREATE INDEX t_b ON t (b);
CREATE TABLE t_1 (a integer);
CREATE TABLE t_2 (b text, a integer, CONSTRAINT c CHECK (a > 0));
