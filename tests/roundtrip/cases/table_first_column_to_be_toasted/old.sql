CREATE TABLE t (a int) WITH (fillfactor = 80);
CREATE TABLE u (a int, b text) WITH (toast.autovacuum_enabled = false, autovacuum_enabled = true);
CREATE TABLE w (a int, b text) WITH (toast.vacuum_truncate = false);
