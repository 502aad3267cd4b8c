-- Only those that the schema names are objects of the model.
SELECT datname AS id, true AS optional FROM pg_catalog.pg_database
