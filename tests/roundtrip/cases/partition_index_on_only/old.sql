-- An index of a partitioned table that was made ON ONLY is not valid, and its partitions have theirs, or none, for themselves.
CREATE TABLE p (a integer, b integer, c integer) PARTITION BY RANGE (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);
CREATE INDEX p_b ON p (b);
CREATE INDEX p_c ON ONLY p (c);
CREATE INDEX p_both ON ONLY p (b, c);
CREATE INDEX p1_both ON p1 (b, c);
CREATE INDEX p2_both ON p2 (b, c);
ALTER INDEX p_both ATTACH PARTITION p1_both;
ALTER INDEX p_both ATTACH PARTITION p2_both;
