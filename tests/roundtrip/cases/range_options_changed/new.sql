CREATE FUNCTION diff_a(float8, float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$ SELECT $1 - $2 $$;
CREATE TYPE fr AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = diff_a);
CREATE TYPE tr AS RANGE (SUBTYPE = text, COLLATION = "POSIX");
CREATE TYPE mr AS RANGE (SUBTYPE = date, MULTIRANGE_TYPE_NAME = mr_lots);
CREATE TYPE oc AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops);
CREATE TABLE t (fr fr, tr tr, mr mr, many mr_lots, oc oc);
