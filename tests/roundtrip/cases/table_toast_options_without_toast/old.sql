CREATE TABLE t (a int) WITH (toast.autovacuum_enabled = false);
CREATE TABLE m (a int, b varchar(5)) WITH (toast.vacuum_truncate = true);
