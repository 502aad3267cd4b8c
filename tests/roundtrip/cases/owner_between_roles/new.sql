CREATE TABLE ledgers (id serial PRIMARY KEY, title text);
ALTER TABLE ledgers OWNER TO roundtrip_writer;
GRANT SELECT ON ledgers TO roundtrip_reader;
