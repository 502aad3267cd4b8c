CREATE VIEW recent AS SELECT id, region FROM sales WHERE at > now() - interval '1 day';
CREATE MATERIALIZED VIEW totals AS
    SELECT region, sum(amount) AS total, count(*) AS n FROM sales GROUP BY region;
CREATE MATERIALIZED VIEW named (a, b) AS SELECT id, region FROM recent WITH NO DATA;
CREATE MATERIALIZED VIEW everything AS SELECT * FROM sales;
CREATE UNIQUE INDEX totals_region ON totals (region);
CREATE INDEX ON totals ((total / n)) WHERE n > 10;
COMMENT ON MATERIALIZED VIEW totals IS 'per region';
COMMENT ON COLUMN totals.n IS 'how many';
COMMENT ON INDEX totals_region IS 'for REFRESH CONCURRENTLY';
GRANT SELECT ON totals TO roundtrip_reader;
GRANT SELECT (a) ON named TO roundtrip_writer;
ALTER MATERIALIZED VIEW everything OWNER TO roundtrip_owner;
