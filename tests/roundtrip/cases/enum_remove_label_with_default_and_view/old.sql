CREATE TYPE plan AS ENUM ('free', 'trial', 'paid');
COMMENT ON TYPE plan IS 'What a customer pays for';
GRANT USAGE ON TYPE plan TO roundtrip_writer;
CREATE TABLE customers (id integer PRIMARY KEY, plan plan NOT NULL DEFAULT 'free', name text);
CREATE INDEX customers_plan_idx ON customers (plan);
CREATE VIEW paying AS SELECT id, name, plan FROM customers WHERE plan = 'paid';
COMMENT ON VIEW paying IS 'Thank you';
GRANT SELECT ON paying TO roundtrip_reader;
