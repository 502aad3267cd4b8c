-- The columns of one view get other names in place; the other one has a comment on its column, and is made anew.
CREATE TABLE jobs (id integer, title text, state text);
CREATE VIEW v1 AS SELECT id, title, state FROM jobs;
CREATE VIEW v2 AS SELECT id, title FROM v1 WHERE title <> '';
CREATE MATERIALIZED VIEW m AS SELECT title FROM v1;
CREATE VIEW v3 AS SELECT count(*) AS n FROM v2 WHERE id > 1;
CREATE FUNCTION longest() RETURNS text LANGUAGE sql STABLE BEGIN ATOMIC SELECT max(title) FROM v1; END;
CREATE RULE added AS ON INSERT TO v1 DO INSTEAD INSERT INTO jobs VALUES (new.id, new.title, new.state);
GRANT SELECT ON v2 TO roundtrip_reader;
COMMENT ON COLUMN v1.id IS 'number';
COMMENT ON COLUMN v2.title IS 'of the job';
