CREATE TABLE events (id integer, at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_a PARTITION OF events FOR VALUES FROM ('2024-01-01+00') TO ('2025-01-01+00');
CREATE INDEX ON events (id);
