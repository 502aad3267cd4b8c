-- @server 18 @parser 18
CREATE TABLE boxes (
    w integer,
    h integer,
    size integer GENERATED ALWAYS AS (w + h) VIRTUAL,
    plain integer GENERATED ALWAYS AS (w - h) VIRTUAL NOT NULL
);
CREATE VIEW sizes AS SELECT size FROM boxes;
COMMENT ON COLUMN boxes.size IS 'computed';
CREATE TABLE marks (n integer, twice integer GENERATED ALWAYS AS (n + n) VIRTUAL, thrice integer);
ALTER TABLE marks ADD COLUMN "4 times" bigint GENERATED ALWAYS AS (n * 4) CHECK ("4 times" < 1000);
