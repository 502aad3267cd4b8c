-- What is said of the parts that the server makes of a key or an index is said again when they are made anew.
CREATE TABLE reading (at integer NOT NULL, sensor integer NOT NULL, value integer, CONSTRAINT reading_pk PRIMARY KEY (at, sensor), CONSTRAINT reading_u UNIQUE (sensor, at)) PARTITION BY RANGE (at);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES FROM (0) TO (10);
CREATE TABLE reading_2 PARTITION OF reading FOR VALUES FROM (10) TO (20);
CREATE INDEX by_value ON reading (value);
ALTER TABLE reading_1 REPLICA IDENTITY USING INDEX reading_1_pkey;
ALTER TABLE reading_1 CLUSTER ON reading_1_sensor_at_key;
ALTER INDEX reading_1_pkey SET (fillfactor = 60);
ALTER INDEX reading_2_pkey SET (fillfactor = 61);
ALTER INDEX reading_1_value_idx SET (fillfactor = 62);
ALTER INDEX reading_2_value_idx SET (deduplicate_items = off);
COMMENT ON INDEX reading_1_pkey IS 'the first';
