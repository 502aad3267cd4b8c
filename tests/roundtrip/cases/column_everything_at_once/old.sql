CREATE TABLE t (id integer PRIMARY KEY, v varchar(10) COLLATE "C" DEFAULT 'a' NOT NULL);
COMMENT ON COLUMN t.v IS 'old words';
GRANT SELECT (v) ON t TO roundtrip_reader;
CREATE INDEX t_v_idx ON t (v);
CREATE VIEW t_view AS SELECT v FROM t;
