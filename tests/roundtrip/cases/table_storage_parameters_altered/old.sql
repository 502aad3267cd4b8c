CREATE TABLE queue (id bigint PRIMARY KEY);
ALTER TABLE queue SET (autovacuum_analyze_threshold = 100, parallel_workers = 2);
