CREATE FUNCTION area(w integer, h integer) RETURNS integer LANGUAGE sql AS 'SELECT w * h';
GRANT EXECUTE ON FUNCTION area(integer, integer) TO roundtrip_reader;
COMMENT ON FUNCTION area(integer, integer) IS 'square';
