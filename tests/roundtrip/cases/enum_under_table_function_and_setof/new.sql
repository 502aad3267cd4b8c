CREATE TYPE e AS ENUM ('c', 'a');
CREATE FUNCTION all_of() RETURNS SETOF e LANGUAGE sql AS $$ SELECT unnest(enum_range(NULL::e)) $$;
CREATE FUNCTION pairs(OUT x e, OUT y e[]) RETURNS SETOF record LANGUAGE sql AS $$ SELECT 'a'::e, '{a}'::e[] $$;
CREATE FUNCTION rows() RETURNS TABLE (v e, n integer) LANGUAGE sql AS $$ SELECT 'a'::e, 1 $$;
CREATE PROCEDURE put(v e) LANGUAGE sql AS $$ SELECT 1 $$;
CREATE VIEW v AS SELECT v, n FROM rows();
COMMENT ON FUNCTION rows() IS 'kept';
REVOKE EXECUTE ON FUNCTION rows() FROM PUBLIC;
