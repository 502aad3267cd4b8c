-- The server keeps whether a function was called by its name or by words of the grammar, and shows it so.
CREATE TABLE event (
    at timestamptz,
    day date DEFAULT (now() AT TIME ZONE 'UTC')::date,
    name text CHECK (btrim(name) <> '' AND position('x' IN name) > 0),
    label text GENERATED ALWAYS AS (substring(name FROM 2 FOR 3)) STORED
);
CREATE INDEX event_day ON event ((at AT TIME ZONE 'UTC'));
CREATE VIEW years AS SELECT extract(year FROM at) AS year, overlay(name PLACING 'a' FROM 1) AS o FROM event;
