-- Every object that can hold on to an enum: check, partial index, policy, trigger WHEN, function argument and result.
CREATE TYPE state AS ENUM ('waiting', 'running', 'paused', 'done');
CREATE TABLE jobs (
    id integer PRIMARY KEY,
    state state NOT NULL DEFAULT 'waiting',
    CONSTRAINT jobs_state_check CHECK (state <> 'done' OR id > 0)
);
CREATE INDEX jobs_live_idx ON jobs (id) WHERE state <> 'done';
ALTER TABLE jobs ENABLE ROW LEVEL SECURITY;
CREATE POLICY jobs_seen ON jobs FOR SELECT TO roundtrip_reader USING (state = 'running');
CREATE FUNCTION next_state(s state) RETURNS state LANGUAGE sql IMMUTABLE AS $$SELECT 'done'::public.state$$;
CREATE FUNCTION jobs_guard() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER jobs_done BEFORE UPDATE ON jobs FOR EACH ROW WHEN (NEW.state = 'done') EXECUTE FUNCTION jobs_guard();
