CREATE FUNCTION code_is_good(code text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT code ~ '^[A-Z]{3}[0-9]+$'$$;
CREATE TABLE parcels (id integer PRIMARY KEY, code text CONSTRAINT good_code CHECK (code_is_good(code)));
