CREATE SCHEMA app;
ALTER DEFAULT PRIVILEGES FOR ROLE roundtrip_owner, roundtrip_writer GRANT INSERT ON TABLES TO roundtrip_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE roundtrip_owner REVOKE ALL ON FUNCTIONS FROM roundtrip_owner;
CREATE TABLE app.not_of_these (a integer);
