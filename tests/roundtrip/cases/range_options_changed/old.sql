CREATE FUNCTION diff_a(float8, float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS $$ SELECT $1 - $2 $$;
CREATE TYPE fr AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
CREATE TYPE tr AS RANGE (SUBTYPE = text, COLLATION = "C");
CREATE TYPE mr AS RANGE (SUBTYPE = date, MULTIRANGE_TYPE_NAME = mr_many);
CREATE TYPE oc AS RANGE (SUBTYPE = text);
CREATE TABLE t (fr fr, tr tr, mr mr, many mr_many, oc oc);
