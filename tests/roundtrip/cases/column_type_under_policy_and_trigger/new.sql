CREATE TABLE docs (id integer PRIMARY KEY, owner_name text NOT NULL, size bigint);
ALTER TABLE docs ENABLE ROW LEVEL SECURITY;
CREATE POLICY docs_own ON docs TO roundtrip_writer USING (owner_name = CURRENT_USER) WITH CHECK (size < 100);
CREATE FUNCTION docs_changed() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER docs_resized BEFORE UPDATE OF size ON docs FOR EACH ROW
    WHEN (OLD.size IS DISTINCT FROM NEW.size) EXECUTE FUNCTION docs_changed();
