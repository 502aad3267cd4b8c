CREATE FUNCTION f(integer) RETURNS text LANGUAGE sql AS $$SELECT 'an int'::text$$;
CREATE FUNCTION f(text) RETURNS text LANGUAGE sql AS $$SELECT 'text'::text$$;
CREATE FUNCTION f(bigint, VARIADIC text[]) RETURNS text LANGUAGE sql AS $$SELECT 'many'::text$$;
CREATE FUNCTION f(date[]) RETURNS text LANGUAGE sql AS $$SELECT 'days'::text$$;
COMMENT ON FUNCTION f(text) IS 'of text, still';
