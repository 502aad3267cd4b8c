CREATE FUNCTION greet(name text) RETURNS text LANGUAGE sql STABLE AS $$SELECT 'good day ' || upper(name)$$;
CREATE FUNCTION later() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    result integer := 2;
BEGIN
    RETURN result;
END
$$;
COMMENT ON FUNCTION greet(text) IS 'polite';
REVOKE EXECUTE ON FUNCTION greet(text) FROM PUBLIC;
