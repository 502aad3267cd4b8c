-- @server 18 @parser 18
CREATE EXTENSION btree_gist;
CREATE TABLE rooms (id integer, during tstzrange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE bookings (room integer, at tstzrange, other integer);
CREATE TABLE moved (room integer, at tstzrange, FOREIGN KEY (room, PERIOD at) REFERENCES rooms);
