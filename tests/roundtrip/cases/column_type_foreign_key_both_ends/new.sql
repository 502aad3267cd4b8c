CREATE TABLE parent (id bigint PRIMARY KEY, code text UNIQUE);
CREATE TABLE child (id integer PRIMARY KEY, parent bigint NOT NULL REFERENCES parent ON DELETE CASCADE, code text REFERENCES parent (code) DEFERRABLE);
COMMENT ON CONSTRAINT child_code_fkey ON child IS 'by its code';
