CREATE TABLE template (
    id integer PRIMARY KEY,
    label text NOT NULL DEFAULT 'none' CHECK (length(label) < 50),
    twice integer GENERATED ALWAYS AS (id * 2) STORED
);
COMMENT ON COLUMN template.label IS 'short';
CREATE INDEX template_label_idx ON template (lower(label));
