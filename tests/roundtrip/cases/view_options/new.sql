CREATE TABLE t (a integer, b text);
CREATE VIEW plain WITH (security_barrier, security_invoker = true) AS SELECT a, b FROM t;
CREATE VIEW guarded WITH (security_barrier = false) AS SELECT a FROM t;
CREATE VIEW asks AS SELECT b FROM t;
CREATE VIEW checked AS SELECT a FROM t WHERE a > 0 WITH CASCADED CHECK OPTION;
