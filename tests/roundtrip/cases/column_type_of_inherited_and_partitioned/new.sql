CREATE TABLE base (id bigint, v integer);
CREATE TABLE derived (w integer) INHERITS (base);
CREATE TABLE events (id integer, at date NOT NULL, kind varchar(30), PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX ON events (kind);
CREATE VIEW kinds AS SELECT kind, count(*) AS n FROM events GROUP BY kind;
