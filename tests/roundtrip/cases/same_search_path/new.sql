CREATE SCHEMA IF NOT EXISTS app;
SELECT pg_catalog.set_config('search_path', 'app', false);
CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABLE b (id integer PRIMARY KEY, a_id integer REFERENCES a);
CREATE VIEW v AS SELECT id FROM a;
SET search_path TO public, app;
CREATE INDEX b_a_idx ON b (a_id);
COMMENT ON COLUMN b.a_id IS 'link';
RESET search_path;
