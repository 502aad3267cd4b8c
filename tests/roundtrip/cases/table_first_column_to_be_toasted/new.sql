CREATE TABLE t (a int, b text) WITH (fillfactor = 70, toast.autovacuum_enabled = false, toast_tuple_target = 200);
CREATE TABLE u (a int) WITH (fillfactor = 50);
CREATE TABLE w (a int) WITH (autovacuum_enabled = false);
