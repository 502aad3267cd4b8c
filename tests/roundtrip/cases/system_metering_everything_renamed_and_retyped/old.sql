CREATE SCHEMA metering;
CREATE TYPE metering.quality AS ENUM ('good', 'bad', 'unknown');
CREATE TABLE metering.sites (id integer PRIMARY KEY, name text UNIQUE, geo point);
CREATE TABLE metering.sensors (
    id integer PRIMARY KEY, site_id integer NOT NULL REFERENCES metering.sites,
    unit varchar(8) NOT NULL DEFAULT 'kWh', factor real DEFAULT 1
);
CREATE TABLE metering.readings (
    sensor_id integer NOT NULL REFERENCES metering.sensors,
    at timestamp NOT NULL,
    raw integer NOT NULL,
    quality metering.quality NOT NULL DEFAULT 'unknown',
    PRIMARY KEY (sensor_id, at)
);
CREATE FUNCTION metering.scaled(raw integer, factor real) RETURNS real LANGUAGE sql IMMUTABLE AS 'SELECT raw * factor';
CREATE VIEW metering.good_readings AS
    SELECT r.sensor_id, r.at, metering.scaled(r.raw, s.factor) AS value
    FROM metering.readings r JOIN metering.sensors s ON s.id = r.sensor_id WHERE r.quality = 'good';
CREATE VIEW metering.daily AS SELECT sensor_id, at::date AS day, sum(value) AS total FROM metering.good_readings GROUP BY sensor_id, at::date;
CREATE VIEW metering.monthly AS SELECT sensor_id, date_trunc('month', day) AS month, sum(total) AS total FROM metering.daily GROUP BY 1, 2;
CREATE INDEX readings_quality_idx ON metering.readings (quality, at);
CREATE INDEX readings_scaled_idx ON metering.readings (metering.scaled(raw, 1));
GRANT USAGE ON SCHEMA metering TO roundtrip_reader, roundtrip_writer;
GRANT SELECT ON metering.daily, metering.monthly TO roundtrip_reader;
GRANT INSERT (sensor_id, at, raw) ON metering.readings TO roundtrip_writer;
COMMENT ON VIEW metering.daily IS 'Days in UTC';
