CREATE TABLE queue (id bigint PRIMARY KEY, body text) WITH (fillfactor = 90, autovacuum_enabled = true);
