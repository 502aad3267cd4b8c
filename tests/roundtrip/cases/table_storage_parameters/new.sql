CREATE TABLE queue (id bigint PRIMARY KEY, body text)
    WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, toast.autovacuum_enabled = false);
