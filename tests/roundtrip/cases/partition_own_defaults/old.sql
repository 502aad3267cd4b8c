-- The default of the root, those that follow it, and one that has its own.
CREATE TABLE t (a integer, b text DEFAULT 'old', c integer DEFAULT 1, d text) PARTITION BY RANGE (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (0) TO (10);
CREATE TABLE t_2 PARTITION OF t (b DEFAULT 'own') FOR VALUES FROM (10) TO (20);
CREATE TABLE t_3 PARTITION OF t FOR VALUES FROM (20) TO (30);
