CREATE TABLE t (a text DEFAULT 'it''s', b text DEFAULT E'tab\there', c text DEFAULT 'é');
COMMENT ON TABLE t IS 'two
lines';
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$SELECT 'x'$$;
