CREATE TABLE t (a bigint NOT NULL, b varchar NOT NULL, c bigint, UNIQUE (b, a)) WITH (fillfactor = 80, autovacuum_enabled = false);
CREATE UNIQUE INDEX t_ident ON t (a, c) WHERE a > 0;
CREATE UNIQUE INDEX t_ident2 ON t (a);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_ident2;
ALTER TABLE t CLUSTER ON t_ident2;
ALTER TABLE t ALTER b SET STORAGE MAIN, ALTER a SET (n_distinct = 6);
CREATE STATISTICS st (ndistinct) ON a, b, (c * 2) FROM t;
COMMENT ON STATISTICS st IS 'st';
CREATE PUBLICATION pub FOR TABLE t WHERE (a > 1);
