-- Columns of all kinds come and go at the root: partitions follow at every level.
CREATE TABLE t (a integer, gone text, b integer, c text) PARTITION BY RANGE (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (0) TO (10) PARTITION BY LIST (b);
CREATE TABLE t_1_1 PARTITION OF t_1 FOR VALUES IN (1);
CREATE TABLE t_2 PARTITION OF t FOR VALUES FROM (10) TO (20);
