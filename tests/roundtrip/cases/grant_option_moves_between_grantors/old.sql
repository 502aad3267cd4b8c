CREATE TABLE t (a int);
GRANT SELECT ON t TO roundtrip_reader WITH GRANT OPTION;
SET ROLE roundtrip_reader;
GRANT SELECT ON t TO roundtrip_writer WITH GRANT OPTION;
SET ROLE roundtrip_writer;
GRANT SELECT ON t TO roundtrip_owner WITH GRANT OPTION;
SET ROLE roundtrip_owner;
GRANT SELECT ON t TO PUBLIC;
RESET ROLE;
