CREATE EXTENSION pg_trgm VERSION '1.4';
CREATE TABLE t (name text);
CREATE INDEX t_name ON t USING gin (name gin_trgm_ops);
CREATE VIEW v AS SELECT similarity(name, 'a') AS s FROM t WHERE name % 'b';
GRANT SELECT ON v TO roundtrip_reader;
COMMENT ON INDEX t_name IS 'by pieces';
