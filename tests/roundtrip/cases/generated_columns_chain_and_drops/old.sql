CREATE TABLE t (
    a integer, b integer, c text,
    sum integer GENERATED ALWAYS AS (a + b) STORED,
    label text GENERATED ALWAYS AS (upper(c) || '!') STORED,
    plain integer DEFAULT 3,
    CHECK (sum > 0)
);
CREATE INDEX t_sum ON t (sum, label);
CREATE VIEW v AS SELECT sum, label FROM t;
COMMENT ON COLUMN t.sum IS 'a and b';
GRANT SELECT (sum, label) ON t TO roundtrip_reader;
ALTER TABLE t ALTER COLUMN label SET STATISTICS 77;
