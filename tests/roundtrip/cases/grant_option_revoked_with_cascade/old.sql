-- What was passed on goes with the option to do so.
CREATE TABLE t (a integer, b integer);
GRANT SELECT, INSERT ON t TO roundtrip_reader WITH GRANT OPTION;
SET ROLE roundtrip_reader;
GRANT SELECT ON t TO roundtrip_writer;
GRANT INSERT ON t TO roundtrip_owner;
RESET ROLE;
REVOKE GRANT OPTION FOR SELECT ON t FROM roundtrip_reader CASCADE;
