CREATE TABLE sales (id integer PRIMARY KEY, region text NOT NULL, amount numeric(10,2));
CREATE MATERIALIZED VIEW totals AS
    SELECT region, sum(amount) AS total, max(amount) AS best FROM sales WHERE amount > 0 GROUP BY region;
CREATE UNIQUE INDEX totals_region ON totals (region);
CREATE INDEX totals_total ON totals (total DESC NULLS LAST);
ALTER MATERIALIZED VIEW totals CLUSTER ON totals_total;
ALTER MATERIALIZED VIEW totals ALTER COLUMN region SET STATISTICS 200;
COMMENT ON MATERIALIZED VIEW totals IS 'per region';
COMMENT ON COLUMN totals.total IS 'in euro';
GRANT SELECT ON totals TO roundtrip_reader WITH GRANT OPTION;
ALTER MATERIALIZED VIEW totals OWNER TO roundtrip_owner;
