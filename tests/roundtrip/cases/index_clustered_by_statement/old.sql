-- CLUSTER … USING marks an index as CLUSTER ON does; the mark moves, and comes back on an index that is replaced.
CREATE TABLE t (a integer PRIMARY KEY, b text);
CREATE INDEX t_b ON t (b);
CLUSTER t USING t_b;
CREATE TABLE u (a integer PRIMARY KEY, b text);
CREATE INDEX u_b ON u (b);
CLUSTER u USING u_pkey;
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t;
CREATE INDEX m_a ON m (a);
CREATE INDEX m_b ON m (b);
CLUSTER VERBOSE m USING m_a;
