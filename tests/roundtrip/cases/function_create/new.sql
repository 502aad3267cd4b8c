CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE FUNCTION add_one(i integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS $$SELECT i + 1$$;
CREATE FUNCTION noop() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- nothing at all; "quoted" and 'quoted'
    NULL;
END;
$$;
CREATE FUNCTION modern(i integer) RETURNS integer LANGUAGE sql RETURN i * 2;
CREATE FUNCTION atomic_sum() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT sum(a) FROM t; END;
COMMENT ON FUNCTION add_one(integer) IS 'One more';
