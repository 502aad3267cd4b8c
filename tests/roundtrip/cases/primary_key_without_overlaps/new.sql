-- @server 18 @parser 18
CREATE EXTENSION btree_gist;
CREATE TABLE rooms (id integer, during tstzrange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
COMMENT ON CONSTRAINT rooms_pkey ON rooms IS 'one at a time';
CREATE TABLE "odd ""rooms" (
    id integer,
    "valid at" daterange NOT NULL,
    CONSTRAINT "odd;key" UNIQUE (id, "valid at" WITHOUT OVERLAPS) INCLUDE (id) WITH (fillfactor = 80) DEFERRABLE
);
