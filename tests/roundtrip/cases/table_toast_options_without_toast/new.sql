CREATE TABLE t (a int, b int);
CREATE TABLE m (a int, b varchar(6000)) WITH (toast.vacuum_truncate = false);
CREATE MATERIALIZED VIEW mv WITH (toast.autovacuum_enabled = false, fillfactor = 60) AS SELECT 'a'::text AS x;
