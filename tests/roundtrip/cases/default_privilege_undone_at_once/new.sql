CREATE SCHEMA s;
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO roundtrip_reader;
CREATE TABLE s.kept (a integer);
CREATE TABLE s.added (a integer);
GRANT UPDATE ON s.added TO roundtrip_reader;
CREATE VIEW s.seen AS SELECT a FROM s.kept;
REVOKE SELECT ON s.seen FROM roundtrip_reader;
