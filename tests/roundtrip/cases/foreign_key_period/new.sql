-- @server 18 @parser 18
CREATE EXTENSION btree_gist;
CREATE TABLE halls (id integer, during tstzrange, UNIQUE (id, during WITHOUT OVERLAPS));
CREATE TABLE moved (room integer, at tstzrange);
ALTER TABLE moved ADD CONSTRAINT "moved;to" FOREIGN KEY (room, PERIOD at) REFERENCES halls (id, PERIOD during) NOT VALID;
CREATE TABLE rooms (id integer, during tstzrange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE bookings (
    room integer,
    at tstzrange,
    other integer,
    FOREIGN KEY (room, PERIOD at) REFERENCES rooms (id, PERIOD during) DEFERRABLE INITIALLY DEFERRED
);
