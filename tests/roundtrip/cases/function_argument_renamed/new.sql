CREATE FUNCTION area(width integer, height integer) RETURNS integer LANGUAGE sql AS 'SELECT width * height';
GRANT EXECUTE ON FUNCTION area(integer, integer) TO roundtrip_reader;
COMMENT ON FUNCTION area(integer, integer) IS 'square';
