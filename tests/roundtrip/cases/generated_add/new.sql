CREATE TABLE boxes (
    w integer NOT NULL, h integer NOT NULL,
    area integer GENERATED ALWAYS AS (w * h) STORED,
    label text GENERATED ALWAYS AS ('box ' || w::text || 'x' || h::text) STORED NOT NULL
);
CREATE INDEX boxes_area_idx ON boxes (area);
