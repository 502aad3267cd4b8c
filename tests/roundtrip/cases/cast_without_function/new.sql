CREATE DOMAIN unused AS text;
CREATE TYPE a AS (n integer);
CREATE CAST (integer AS date) WITHOUT FUNCTION;
CREATE CAST (text AS a) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (integer AS date) IS 'do not';
