-- What hangs on a database that statements name: rights, owner and comment. It is never made or dropped.
CREATE ROLE app;
REVOKE ALL ON DATABASE postgres FROM PUBLIC;
GRANT CONNECT, TEMP ON DATABASE postgres TO roundtrip_reader;
GRANT CREATE ON DATABASE postgres TO app WITH GRANT OPTION;
GRANT ALL ON DATABASE postgres TO roundtrip_writer;
COMMENT ON DATABASE postgres IS 'it''s the old one';
