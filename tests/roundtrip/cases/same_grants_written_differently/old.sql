CREATE TABLE t (a integer);
CREATE TABLE u (a integer);
GRANT SELECT, INSERT, UPDATE ON t, u TO roundtrip_writer, roundtrip_reader;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
REVOKE ALL ON FUNCTION f() FROM PUBLIC;
