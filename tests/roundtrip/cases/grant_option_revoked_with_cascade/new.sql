-- What was passed on goes with the option to do so.
CREATE TABLE t (a integer, b integer);
GRANT SELECT ON t TO roundtrip_writer WITH GRANT OPTION;
SET ROLE roundtrip_writer;
GRANT SELECT ON t TO roundtrip_reader;
RESET ROLE;
