CREATE SCHEMA attic;
CREATE SCHEMA cellar;
CREATE TABLE cellar.boxes (id integer PRIMARY KEY, label text);
CREATE INDEX boxes_label_idx ON cellar.boxes (label);
