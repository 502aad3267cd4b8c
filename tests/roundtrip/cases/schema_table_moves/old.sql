CREATE SCHEMA attic;
CREATE SCHEMA cellar;
CREATE TABLE attic.boxes (id integer PRIMARY KEY, label text);
CREATE INDEX boxes_label_idx ON attic.boxes (label);
