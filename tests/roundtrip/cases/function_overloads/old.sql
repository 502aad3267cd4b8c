CREATE FUNCTION f(integer) RETURNS text LANGUAGE sql AS $$SELECT 'int'::text$$;
CREATE FUNCTION f(text) RETURNS text LANGUAGE sql AS $$SELECT 'text'::text$$;
CREATE FUNCTION f(integer, integer) RETURNS text LANGUAGE sql AS $$SELECT 'two'::text$$;
COMMENT ON FUNCTION f(text) IS 'of text';
