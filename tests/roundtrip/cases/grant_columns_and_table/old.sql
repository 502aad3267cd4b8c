-- REVOKE on the table takes the column privileges with it.
CREATE TABLE t (a integer, b integer);
GRANT SELECT ON t TO roundtrip_reader;
GRANT SELECT (a) ON t TO roundtrip_reader;
GRANT UPDATE (b) ON t TO roundtrip_reader;
