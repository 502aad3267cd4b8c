CREATE TYPE state AS ENUM ('new', 'closed', 'open');
CREATE FUNCTION is_final(s state DEFAULT 'closed') RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT s = 'closed' $$;
CREATE FUNCTION next_states(s state) RETURNS SETOF state LANGUAGE sql STABLE BEGIN ATOMIC SELECT unnest(ARRAY['open', 'closed']::state[]); END;
CREATE DOMAIN live_state AS state CHECK (VALUE <> 'closed');
CREATE TYPE change AS (was state, is_now live_state);
CREATE TABLE ticket (
    id integer,
    s state NOT NULL DEFAULT 'open' CHECK (s <> 'closed' OR id > 0),
    former state[] DEFAULT ARRAY['new']::state[],
    live live_state DEFAULT 'open',
    log change[],
    is_done boolean GENERATED ALWAYS AS (s = 'closed') STORED,
    PRIMARY KEY (id, s)
) PARTITION BY LIST (s);
CREATE TABLE ticket_active PARTITION OF ticket FOR VALUES IN ('new', 'open');
CREATE TABLE ticket_rest PARTITION OF ticket DEFAULT;
CREATE INDEX ticket_open ON ticket (id) WHERE s = 'open';
CREATE TABLE watcher (ticket integer, s state, FOREIGN KEY (ticket, s) REFERENCES ticket (id, s) ON UPDATE CASCADE);
ALTER TABLE ticket_active ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON ticket_active USING (s IN ('new', 'open')) WITH CHECK (is_final(s) IS FALSE);
CREATE VIEW open_ticket AS SELECT id, s, former FROM ticket WHERE s = 'open';
CREATE VIEW open_count AS SELECT s, count(*) FROM open_ticket GROUP BY s;
CREATE MATERIALIZED VIEW states AS SELECT DISTINCT s, is_final(s) FROM ticket;
CREATE UNIQUE INDEX states_key ON states (s);
CREATE FUNCTION log_it() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER closing AFTER UPDATE OF s ON ticket FOR EACH ROW WHEN (OLD.s IS DISTINCT FROM NEW.s AND NEW.s = 'closed') EXECUTE FUNCTION log_it();
