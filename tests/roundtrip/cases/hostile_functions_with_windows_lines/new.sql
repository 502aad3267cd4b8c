CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS E'\r\nSELECT 2\r\n\t-- tab\\s\r\n';
COMMENT ON FUNCTION f() IS E'\r\n';
