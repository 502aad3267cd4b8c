CREATE TABLE ledgers (id serial PRIMARY KEY, title text);
ALTER TABLE ledgers OWNER TO roundtrip_owner;
GRANT SELECT ON ledgers TO roundtrip_reader;
