CREATE SCHEMA other;
CREATE TABLE t (a integer, b integer);
CREATE TABLE gone (a integer, b integer);
CREATE STATISTICS other.of_t ON a, b FROM t;
CREATE STATISTICS of_gone ON a, b FROM gone;
