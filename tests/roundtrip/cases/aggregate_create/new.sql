CREATE SCHEMA app;
CREATE FUNCTION app.add_one(state bigint, value integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT state + value $$;
CREATE FUNCTION app.sub_one(state bigint, value integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT state - value $$;
CREATE FUNCTION app.finish(state bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT state::text $$;
CREATE AGGREGATE app.total(integer) (SFUNC = app.add_one, STYPE = bigint, SSPACE = 8, FINALFUNC = app.finish, COMBINEFUNC = int8pl, INITCOND = '0',
    MSFUNC = app.add_one, MINVFUNC = app.sub_one, MSTYPE = bigint, MINITCOND = '0', MFINALFUNC = app.finish, PARALLEL = safe);
CREATE AGGREGATE app.biggest(integer) (SFUNC = int4larger, STYPE = integer, SORTOP = >);
CREATE AGGREGATE app.many("any") (SFUNC = int8inc_any, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE app.rows(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
CREATE TABLE app.t (n integer);
CREATE VIEW app.v AS SELECT app.total(n) AS total, app.biggest(n) FROM app.t;
COMMENT ON AGGREGATE app.total(integer) IS 'all of it';
ALTER AGGREGATE app.total(integer) OWNER TO roundtrip_owner;
