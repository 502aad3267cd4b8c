CREATE TABLE t (
    b bigint, c varchar(10),
    sum bigint GENERATED ALWAYS AS (b * 2) STORED,
    label text,
    plain integer GENERATED ALWAYS AS (5) STORED,
    CHECK (sum > 0)
);
CREATE INDEX t_sum ON t (sum, label);
CREATE VIEW v AS SELECT sum, label FROM t;
COMMENT ON COLUMN t.sum IS 'twice b';
GRANT SELECT (sum, label) ON t TO roundtrip_reader;
ALTER TABLE t ALTER COLUMN label SET STATISTICS 77;
