CREATE TYPE status AS ENUM ('live', 'draft', 'gone');
CREATE TABLE page (
    id integer PRIMARY KEY,
    status status NOT NULL DEFAULT 'draft',
    was status[] DEFAULT ARRAY['draft'::status],
    is_live boolean GENERATED ALWAYS AS (status = 'live'::status) STORED,
    CONSTRAINT no_way CHECK (status <> 'gone' OR was IS NOT NULL)
);
CREATE INDEX page_status ON page (status, id) WHERE status IN ('live', 'draft');
CREATE UNIQUE INDEX page_case ON page ((CASE status WHEN 'live' THEN id END));
ALTER TABLE page ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON page FOR SELECT TO roundtrip_reader USING (status = 'live');
CREATE FUNCTION is_visible(s status, fallback status DEFAULT 'draft') RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT s = 'live' OR fallback = 'live' $$;
GRANT EXECUTE ON FUNCTION is_visible(status, status) TO roundtrip_writer;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touched BEFORE UPDATE OF status ON page FOR EACH ROW WHEN (NEW.status <> 'gone'::status) EXECUTE FUNCTION touch();
CREATE VIEW live_page AS SELECT id, status FROM page WHERE is_visible(status);
GRANT SELECT ON live_page TO roundtrip_reader;
COMMENT ON TYPE status IS 'where a page stands';
ALTER TYPE status OWNER TO roundtrip_owner;
GRANT USAGE ON TYPE status TO roundtrip_reader;
REVOKE USAGE ON TYPE status FROM PUBLIC;
