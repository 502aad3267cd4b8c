CREATE TABLE t (a integer, b text);
CREATE VIEW plain AS SELECT a, b FROM t;
CREATE VIEW guarded WITH (security_barrier = true) AS SELECT a FROM t;
CREATE VIEW asks WITH (security_invoker = on) AS SELECT b FROM t;
CREATE VIEW checked AS SELECT a FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
