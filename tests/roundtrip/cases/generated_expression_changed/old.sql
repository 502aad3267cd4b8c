CREATE TABLE boxes (w integer, h integer, size integer GENERATED ALWAYS AS (w * h) STORED);
CREATE INDEX boxes_size_idx ON boxes (size);
CREATE VIEW big_boxes AS SELECT size FROM boxes WHERE size > 100;
COMMENT ON COLUMN boxes.size IS 'computed';
