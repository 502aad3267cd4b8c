-- @server 18 @parser 18
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c integer NOT NULL, d integer, e integer CONSTRAINT named NOT NULL);
CREATE TABLE base (a integer CONSTRAINT second NOT NULL);
CREATE TABLE derived (b integer) INHERITS (base);
