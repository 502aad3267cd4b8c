CREATE TABLE p (a int, t text) WITH (toast.autovacuum_enabled = off);
CREATE TABLE c (b int) INHERITS (p) WITH (toast.autovacuum_enabled = off);
CREATE TABLE pp (a int, x jsonb) PARTITION BY LIST (a);
CREATE TABLE pc PARTITION OF pp FOR VALUES IN (1) WITH (toast.autovacuum_enabled = off);
