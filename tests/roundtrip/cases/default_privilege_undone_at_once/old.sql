-- What the default gives a new table with grant option is taken away once, and given once.
CREATE SCHEMA s;
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT ALL ON TABLES TO roundtrip_reader WITH GRANT OPTION;
CREATE TABLE s.kept (a integer);
REVOKE ALL ON s.kept FROM roundtrip_reader;
