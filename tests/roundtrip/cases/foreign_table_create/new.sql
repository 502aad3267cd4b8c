CREATE TABLE base (n integer);
CREATE FOREIGN TABLE t (
    id integer OPTIONS (column_name 'ID') NOT NULL,
    name text COLLATE "C" DEFAULT 'x',
    how mood,
    twice integer GENERATED ALWAYS AS (id * 2) STORED,
    CONSTRAINT positive CHECK (id > 0)
) SERVER s OPTIONS (schema_name 'a', table_name 'b');
CREATE FOREIGN TABLE heir (extra date) INHERITS (base) SERVER s;
CREATE FOREIGN TABLE nothing () SERVER s;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE VIEW v AS SELECT id, name FROM t WHERE how = 'glad';
COMMENT ON FOREIGN TABLE t IS 'elsewhere';
COMMENT ON COLUMN t.name IS 'n';
COMMENT ON CONSTRAINT positive ON t IS 'p';
GRANT SELECT, INSERT ON t TO roundtrip_reader;
GRANT UPDATE (name) ON t TO roundtrip_writer;
ALTER FOREIGN TABLE t OWNER TO roundtrip_owner;
ALTER FOREIGN TABLE t ALTER COLUMN name SET STATISTICS 5, ALTER COLUMN id SET (n_distinct = 3), ALTER COLUMN name SET STORAGE PLAIN;
CREATE STATISTICS st ON id, name FROM t;
