GRANT USAGE, SELECT, UPDATE ON SEQUENCE app.s TO roundtrip_writer;
GRANT USAGE ON SCHEMA app TO roundtrip_reader, roundtrip_writer;
GRANT CREATE ON SCHEMA app TO roundtrip_owner WITH GRANT OPTION;
REVOKE EXECUTE ON FUNCTION app.f(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.f(integer) TO roundtrip_reader;
REVOKE ALL ON PROCEDURE app.p() FROM PUBLIC;
REVOKE USAGE ON TYPE app.e FROM PUBLIC;
GRANT USAGE ON TYPE app.e TO roundtrip_reader;
GRANT SELECT ON app.v TO roundtrip_reader;
