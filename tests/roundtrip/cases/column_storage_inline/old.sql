-- @server 16
CREATE TABLE blobs (id integer PRIMARY KEY, a text STORAGE EXTERNAL, b bytea);
