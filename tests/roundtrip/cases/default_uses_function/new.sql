CREATE FUNCTION fresh_slug(size integer DEFAULT 8) RETURNS text LANGUAGE sql VOLATILE
    AS $$SELECT left(md5(random()::text), size)$$;
CREATE TABLE links (id integer PRIMARY KEY, slug text NOT NULL DEFAULT fresh_slug(12));
