CREATE SCHEMA stats;
CREATE TABLE t (a integer, b text);
CREATE MATERIALIZED VIEW stats.m AS SELECT b, count(*) AS n FROM t GROUP BY b;
CREATE UNIQUE INDEX ON stats.m (b);
GRANT SELECT ON stats.m TO roundtrip_reader;
