CREATE TABLE t (a integer NOT NULL, b text NOT NULL, c integer, UNIQUE (a, b)) WITH (fillfactor = 70, toast.autovacuum_enabled = false);
CREATE UNIQUE INDEX t_ident ON t (a) ;
ALTER TABLE t REPLICA IDENTITY USING INDEX t_ident;
ALTER TABLE t CLUSTER ON t_a_b_key;
ALTER TABLE t ALTER b SET STORAGE EXTERNAL, ALTER b SET COMPRESSION pglz, ALTER a SET (n_distinct = 5);
CREATE STATISTICS st (dependencies, mcv) ON a, b, (c * 2) FROM t;
ALTER STATISTICS st SET STATISTICS 300;
COMMENT ON STATISTICS st IS 'st';
CREATE PUBLICATION pub FOR TABLE t WHERE (a > 1);
