-- @server 18 @parser 18
CREATE EXTENSION btree_gist;
CREATE TABLE rooms (id integer, during tstzrange, PRIMARY KEY (id, during));
CREATE TABLE "odd ""rooms" (id integer, "valid at" daterange NOT NULL);
