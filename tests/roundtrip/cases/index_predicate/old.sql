CREATE TABLE t (a integer, b text, gone timestamptz);
CREATE INDEX t_a ON t (a) WHERE gone IS NULL;
CREATE INDEX t_b ON t (b);
COMMENT ON INDEX t_a IS 'live rows';
