CREATE TABLE blobs (id integer PRIMARY KEY, a text, b text COMPRESSION pglz);
