CREATE TYPE status AS ENUM ('draft', 'open', 'closed');
CREATE TABLE issues (
    id integer PRIMARY KEY,
    status status NOT NULL DEFAULT 'draft',
    CONSTRAINT issues_draft_first CHECK (status <> 'draft' OR id < 1000)
);
CREATE VIEW drafts AS SELECT id FROM issues WHERE status = 'draft';
CREATE INDEX issues_drafts_idx ON issues (id) WHERE status = 'draft';
