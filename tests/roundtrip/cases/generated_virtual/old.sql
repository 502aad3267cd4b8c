-- @server 18 @parser 18
CREATE TABLE boxes (w integer, h integer, size integer GENERATED ALWAYS AS (w + h) STORED, plain integer);
CREATE VIEW sizes AS SELECT size FROM boxes;
COMMENT ON COLUMN boxes.size IS 'computed';
CREATE TABLE marks (n integer, twice integer GENERATED ALWAYS AS (n * 2) VIRTUAL, thrice integer GENERATED ALWAYS AS (n * 3));
