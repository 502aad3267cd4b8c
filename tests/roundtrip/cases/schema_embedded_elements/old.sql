CREATE SCHEMA lab
    CREATE TABLE samples (id integer PRIMARY KEY, taken date)
    CREATE VIEW recent AS SELECT id FROM samples WHERE taken > DATE '2024-01-01';
