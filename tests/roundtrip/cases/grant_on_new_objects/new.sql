CREATE TABLE t (a integer);
CREATE TABLE u (id bigserial PRIMARY KEY, secret text);
GRANT SELECT (id), INSERT ON u TO roundtrip_writer;
GRANT USAGE ON SEQUENCE u_id_seq TO roundtrip_writer;
CREATE FUNCTION u_count() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM public.u';
REVOKE EXECUTE ON FUNCTION u_count() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION u_count() TO roundtrip_reader;
