CREATE TABLE t (a integer, b text);
CREATE VIEW bottom AS SELECT b, a AS other FROM t;
CREATE MATERIALIZED VIEW middle AS SELECT b, count(*) AS n FROM bottom GROUP BY b;
CREATE INDEX middle_n ON middle (n);
CREATE VIEW top AS SELECT n FROM middle WHERE b IS NOT NULL;
COMMENT ON VIEW top IS 'stays';
GRANT SELECT ON top, middle TO roundtrip_reader;
