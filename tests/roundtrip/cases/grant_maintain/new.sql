-- @server 17
CREATE TABLE t (a integer);
GRANT SELECT, MAINTAIN ON t TO roundtrip_writer;
