CREATE SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS hstore WITH SCHEMA extensions;
CREATE TABLE settings (id integer PRIMARY KEY, pairs extensions.hstore NOT NULL DEFAULT ''::extensions.hstore);
