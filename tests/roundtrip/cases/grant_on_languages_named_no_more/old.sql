-- Only one of the schemas says something of the languages, which are there in any case.
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO roundtrip_reader WITH GRANT OPTION;
GRANT USAGE ON LANGUAGE sql TO roundtrip_writer;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
