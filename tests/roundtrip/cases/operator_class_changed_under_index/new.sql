CREATE FUNCTION c(x integer, y integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT -btint4cmp($1, $2) $$;
CREATE OPERATOR CLASS rev FOR TYPE integer USING btree AS
    OPERATOR 1 > , OPERATOR 2 >= , OPERATOR 3 = , OPERATOR 4 <= , OPERATOR 5 < , FUNCTION 1 c(integer, integer);
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE INDEX t_a ON t (a rev);
COMMENT ON INDEX t_a IS 'downwards';
COMMENT ON OPERATOR CLASS rev USING btree IS 'also downwards';
