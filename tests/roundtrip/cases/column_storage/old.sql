CREATE TABLE blobs (id integer PRIMARY KEY, a text, b bytea, c text);
ALTER TABLE blobs ALTER COLUMN c SET STORAGE MAIN;
