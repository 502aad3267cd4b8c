CREATE EXTENSION pgcrypto;
CREATE TABLE secrets (id integer PRIMARY KEY, payload bytea);
