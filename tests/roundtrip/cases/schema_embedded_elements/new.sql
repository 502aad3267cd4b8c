CREATE SCHEMA lab
    CREATE TABLE samples (id integer PRIMARY KEY, taken date, kept boolean NOT NULL DEFAULT true)
    CREATE VIEW recent AS SELECT id, kept FROM samples WHERE taken > DATE '2024-01-01';
