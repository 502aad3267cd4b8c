CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE jobs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state state NOT NULL DEFAULT 'new',
    title text NOT NULL CHECK (title <> ''),
    parent bigint REFERENCES jobs ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX jobs_open ON jobs (created_at DESC) WHERE state = 'new';
COMMENT ON TABLE jobs IS 'What is to be done';
CREATE VIEW open_jobs AS SELECT id, title FROM jobs WHERE state = 'new';
GRANT SELECT ON open_jobs TO roundtrip_reader;
