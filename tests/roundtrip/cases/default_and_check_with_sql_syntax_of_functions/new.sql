CREATE TABLE event (
    at timestamptz,
    day date DEFAULT timezone('UTC', now())::date,
    name text CHECK (trim(name) <> '' AND pg_catalog.position(name, 'x') > 0),
    label text GENERATED ALWAYS AS (substring(name, 2, 3)) STORED
);
CREATE INDEX event_day ON event (timezone('UTC', at));
CREATE VIEW years AS SELECT pg_catalog.extract('year', at) AS year, pg_catalog.overlay(name, 'a', 1) AS o FROM event;
