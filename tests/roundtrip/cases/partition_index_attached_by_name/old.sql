-- An index of the partition under a name of its own becomes part of the index of the table.
CREATE TABLE t (a integer, b text) PARTITION BY RANGE (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (0) TO (10);
