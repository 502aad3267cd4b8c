CREATE TABLE t (a integer);
CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t;
ALTER VIEW v RESET (security_barrier);
ALTER VIEW v SET (security_invoker = true);
