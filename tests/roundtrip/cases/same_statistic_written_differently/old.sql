CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS t_a_b_stat ON a, b FROM t;
CREATE STATISTICS s (dependencies, ndistinct, mcv) ON a, c FROM t;
CREATE STATISTICS e ON (a + 1), c FROM t;
CREATE TABLE u (LIKE t INCLUDING STATISTICS INCLUDING COMMENTS);
CREATE SCHEMA other;
CREATE STATISTICS other.kept (ndistinct) ON a, b FROM t;
