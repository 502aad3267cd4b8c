CREATE SCHEMA forum;
CREATE TYPE forum.visibility AS ENUM ('public', 'members', 'hidden');
CREATE TABLE forum.members (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    handle text NOT NULL UNIQUE CHECK (handle ~ '^[a-z0-9_]{3,20}$'),
    joined_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE forum.threads (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author_id bigint NOT NULL REFERENCES forum.members ON DELETE CASCADE,
    title text NOT NULL,
    visibility forum.visibility NOT NULL DEFAULT 'public',
    created_at timestamptz NOT NULL DEFAULT now(),
    search tsvector GENERATED ALWAYS AS (to_tsvector('english', title)) STORED
);
CREATE TABLE forum.replies (
    thread_id bigint NOT NULL REFERENCES forum.threads ON DELETE CASCADE,
    number integer NOT NULL,
    author_id bigint REFERENCES forum.members ON DELETE SET NULL,
    body text NOT NULL,
    PRIMARY KEY (thread_id, number)
);
CREATE INDEX threads_search_idx ON forum.threads USING gin (search);
CREATE INDEX threads_author_idx ON forum.threads (author_id, created_at DESC);
CREATE FUNCTION forum.next_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT COALESCE(max(number), 0) + 1 INTO NEW.number FROM forum.replies WHERE thread_id = NEW.thread_id;
    RETURN NEW;
END;
$$;
CREATE TRIGGER replies_number BEFORE INSERT ON forum.replies FOR EACH ROW EXECUTE FUNCTION forum.next_number();
CREATE VIEW forum.front_page AS
    SELECT t.id, t.title, m.handle, count(r.number) AS replies
    FROM forum.threads t JOIN forum.members m ON m.id = t.author_id LEFT JOIN forum.replies r ON r.thread_id = t.id
    WHERE t.visibility = 'public' GROUP BY t.id, m.handle;
ALTER TABLE forum.threads ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON forum.threads FOR SELECT TO roundtrip_reader USING (visibility <> 'hidden');
GRANT USAGE ON SCHEMA forum TO roundtrip_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA forum TO roundtrip_reader;
COMMENT ON SCHEMA forum IS 'A place to talk';
COMMENT ON TABLE forum.threads IS 'What is talked about';
