CREATE FUNCTION score(a integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a::bigint * 2';
CREATE TABLE games (
    id integer PRIMARY KEY,
    points integer DEFAULT score(5),
    CONSTRAINT games_fair CHECK (score(points) < 1000)
);
CREATE INDEX games_score_idx ON games (score(points));
CREATE INDEX games_high_idx ON games (id) WHERE score(points) > 100;
CREATE VIEW scores AS SELECT id, score(points) AS score FROM games;
CREATE VIEW top_scores AS SELECT id FROM scores WHERE score > 10;
ALTER TABLE games ENABLE ROW LEVEL SECURITY;
CREATE POLICY games_low ON games FOR SELECT TO roundtrip_reader USING (score(points) < 50);
CREATE FUNCTION games_trigger() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER games_record BEFORE UPDATE ON games FOR EACH ROW WHEN (score(NEW.points) > 900) EXECUTE FUNCTION games_trigger();
COMMENT ON VIEW scores IS 'doubled';
COMMENT ON POLICY games_low ON games IS 'beginners';
COMMENT ON INDEX games_high_idx IS 'fast';
COMMENT ON TRIGGER games_record ON games IS 'loud';
GRANT SELECT ON top_scores TO roundtrip_reader;
