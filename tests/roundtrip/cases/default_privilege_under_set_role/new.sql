CREATE SCHEMA app AUTHORIZATION roundtrip_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE roundtrip_owner GRANT SELECT ON TABLES TO roundtrip_reader;
SET ROLE roundtrip_owner;
CREATE TABLE app.t (a integer);
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT INSERT ON TABLES TO roundtrip_writer;
CREATE TABLE app.u (a integer);
RESET ROLE;
CREATE TABLE app.v (a integer);
