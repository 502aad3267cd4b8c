-- Owners that the other schema does not name: there everything belongs to whoever runs it. On the way back they are named.
CREATE SCHEMA shop;
ALTER SCHEMA shop OWNER TO roundtrip_owner;
ALTER SCHEMA public OWNER TO roundtrip_owner;
CREATE TYPE shop.size AS ENUM ('small', 'large');
ALTER TYPE shop.size OWNER TO roundtrip_owner;
CREATE TABLE shop.shirts (id serial PRIMARY KEY, size shop.size);
ALTER TABLE shop.shirts OWNER TO roundtrip_owner;
REVOKE DELETE ON shop.shirts FROM roundtrip_owner;
GRANT SELECT ON shop.shirts TO roundtrip_reader;
CREATE VIEW shop.large AS SELECT id FROM shop.shirts WHERE size = 'large';
ALTER VIEW shop.large OWNER TO roundtrip_owner;
CREATE MATERIALIZED VIEW shop.counts AS SELECT count(*) AS n FROM shop.shirts;
ALTER MATERIALIZED VIEW shop.counts OWNER TO roundtrip_owner;
CREATE FUNCTION shop.total() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM shop.shirts';
ALTER FUNCTION shop.total() OWNER TO roundtrip_owner;
CREATE PUBLICATION shirts FOR TABLE shop.shirts;
ALTER PUBLICATION shirts OWNER TO roundtrip_owner;
