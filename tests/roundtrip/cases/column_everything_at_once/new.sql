CREATE TABLE t (id integer PRIMARY KEY, v bigint DEFAULT 42);
COMMENT ON COLUMN t.v IS 'new words';
GRANT UPDATE (v) ON t TO roundtrip_writer;
CREATE INDEX t_v_idx ON t (v DESC);
CREATE VIEW t_view AS SELECT v FROM t;
