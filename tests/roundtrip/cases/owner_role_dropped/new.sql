CREATE TABLE boxes (id integer);
GRANT SELECT ON boxes TO roundtrip_reader;
CREATE FUNCTION box_count() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM boxes';
