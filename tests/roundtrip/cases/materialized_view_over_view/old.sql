-- View over a materialized view over a view: the one at the bottom gets other columns.
CREATE TABLE t (a integer, b text);
CREATE VIEW bottom AS SELECT a, b FROM t;
CREATE MATERIALIZED VIEW middle AS SELECT b, count(*) AS n FROM bottom GROUP BY b;
CREATE INDEX middle_n ON middle (n);
CREATE VIEW top AS SELECT n FROM middle WHERE b IS NOT NULL;
COMMENT ON VIEW top IS 'stays';
GRANT SELECT ON top, middle TO roundtrip_reader;
