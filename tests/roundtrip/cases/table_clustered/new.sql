CREATE TABLE readings (id integer PRIMARY KEY, at timestamptz);
CREATE INDEX readings_at_idx ON readings (at);
ALTER TABLE readings CLUSTER ON readings_at_idx;
