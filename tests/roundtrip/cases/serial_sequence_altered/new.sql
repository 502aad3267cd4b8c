CREATE TABLE members (id serial PRIMARY KEY);
ALTER SEQUENCE members_id_seq INCREMENT 10 CACHE 5;
COMMENT ON SEQUENCE members_id_seq IS 'In tens';
GRANT USAGE ON SEQUENCE members_id_seq TO roundtrip_writer;
