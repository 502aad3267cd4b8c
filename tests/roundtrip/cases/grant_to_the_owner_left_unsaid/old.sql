-- The tables belong to the superuser who runs the file: what is granted there changes nothing, and nothing is to be taken.
CREATE TABLE t (a integer);
CREATE SEQUENCE s;
GRANT SELECT ON t TO postgres;
GRANT USAGE ON SEQUENCE s TO postgres;
GRANT SELECT ON t TO roundtrip_reader;
