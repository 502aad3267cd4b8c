CREATE TABLE visits (id integer PRIMARY KEY, seen_at timestamptz NOT NULL);
CREATE SCHEMA billing;
COMMENT ON SCHEMA billing IS 'Invoices and what pays them';
