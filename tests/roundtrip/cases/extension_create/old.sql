CREATE TABLE secrets (id integer PRIMARY KEY, payload bytea);
