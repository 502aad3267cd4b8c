CREATE TABLE parent (id integer PRIMARY KEY, code integer UNIQUE);
CREATE TABLE child (id integer PRIMARY KEY, parent integer NOT NULL REFERENCES parent ON DELETE CASCADE, code integer REFERENCES parent (code) DEFERRABLE);
COMMENT ON CONSTRAINT child_code_fkey ON child IS 'by its code';
