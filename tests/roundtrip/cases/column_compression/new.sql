CREATE TABLE blobs (id integer PRIMARY KEY, a text COMPRESSION pglz, b text);
