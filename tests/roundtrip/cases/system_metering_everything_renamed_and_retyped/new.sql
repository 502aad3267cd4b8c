CREATE SCHEMA metering;
CREATE TYPE metering.quality AS ENUM ('unknown', 'bad', 'estimated', 'good');
CREATE TABLE metering.sites (id bigint PRIMARY KEY, name text UNIQUE, latitude double precision, longitude double precision,
    CONSTRAINT sites_whole CHECK ((latitude IS NULL) = (longitude IS NULL)));
CREATE TABLE metering.sensors (
    id bigint PRIMARY KEY, site_id bigint NOT NULL REFERENCES metering.sites ON DELETE CASCADE,
    unit text NOT NULL DEFAULT 'kWh', factor numeric NOT NULL DEFAULT 1
);
CREATE TABLE metering.readings (
    sensor_id bigint NOT NULL REFERENCES metering.sensors ON DELETE CASCADE,
    at timestamptz NOT NULL,
    raw bigint NOT NULL,
    quality metering.quality NOT NULL DEFAULT 'unknown',
    PRIMARY KEY (sensor_id, at)
) WITH (fillfactor = 100, autovacuum_vacuum_insert_scale_factor = 0.05);
CREATE FUNCTION metering.scaled(raw bigint, factor numeric) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT raw * factor';
CREATE VIEW metering.good_readings AS
    SELECT r.sensor_id, r.at, metering.scaled(r.raw, s.factor) AS value, r.quality
    FROM metering.readings r JOIN metering.sensors s ON s.id = r.sensor_id WHERE r.quality >= 'estimated';
CREATE VIEW metering.daily AS
    SELECT sensor_id, (at AT TIME ZONE 'UTC')::date AS day, sum(value) AS total FROM metering.good_readings GROUP BY sensor_id, (at AT TIME ZONE 'UTC')::date;
CREATE VIEW metering.monthly AS SELECT sensor_id, date_trunc('month', day) AS month, sum(total) AS total FROM metering.daily GROUP BY 1, 2;
CREATE INDEX readings_quality_idx ON metering.readings (quality, at);
CREATE INDEX readings_scaled_idx ON metering.readings (metering.scaled(raw, 1));
CREATE INDEX readings_at_brin ON metering.readings USING brin (at);
GRANT USAGE ON SCHEMA metering TO roundtrip_reader, roundtrip_writer;
GRANT SELECT ON metering.daily, metering.monthly TO roundtrip_reader;
GRANT INSERT (sensor_id, at, raw, quality) ON metering.readings TO roundtrip_writer;
COMMENT ON VIEW metering.daily IS 'Days in UTC';
