-- The role goes, so what it owned has to have another owner before that.
CREATE ROLE keeper;
CREATE TABLE boxes (id integer);
ALTER TABLE boxes OWNER TO keeper;
GRANT SELECT ON boxes TO keeper, roundtrip_reader;
CREATE FUNCTION box_count() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM boxes';
ALTER FUNCTION box_count() OWNER TO keeper;
