-- @server 17
CREATE TABLE t (a integer);
GRANT SELECT ON t TO roundtrip_writer;
