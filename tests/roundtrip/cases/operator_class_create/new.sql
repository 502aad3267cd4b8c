CREATE SCHEMA app;
CREATE FUNCTION app.rev_cmp(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT -btint4cmp($1, $2) $$;
CREATE OPERATOR FAMILY app.fam USING btree;
CREATE OPERATOR CLASS app.rev FOR TYPE integer USING btree FAMILY app.fam AS
    OPERATOR 1 > , OPERATOR 2 >= , OPERATOR 3 = , OPERATOR 4 <= , OPERATOR 5 < , FUNCTION 1 app.rev_cmp(integer, integer);
CREATE OPERATOR CLASS app.own FOR TYPE bigint USING hash AS OPERATOR 1 = , FUNCTION 1 hashint8(bigint);
ALTER OPERATOR FAMILY app.fam USING btree ADD OPERATOR 1 > (integer, bigint), FUNCTION 1 (integer, bigint) btint48cmp(integer, bigint);
CREATE TABLE app.t (a integer, b bigint);
CREATE INDEX t_a ON app.t (a app.rev);
COMMENT ON OPERATOR CLASS app.rev USING btree IS 'downwards';
COMMENT ON OPERATOR FAMILY app.fam USING btree IS 'a family';
ALTER OPERATOR FAMILY app.fam USING btree OWNER TO roundtrip_owner;
ALTER OPERATOR CLASS app.rev USING btree OWNER TO roundtrip_owner;
