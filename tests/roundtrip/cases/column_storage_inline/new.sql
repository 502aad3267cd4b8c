-- @server 16
CREATE TABLE blobs (id integer PRIMARY KEY, a text STORAGE DEFAULT, b bytea STORAGE EXTERNAL NOT NULL);
