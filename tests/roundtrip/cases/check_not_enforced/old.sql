-- @server 18 @parser 18
CREATE TABLE t (a integer CHECK (a > 0), b integer, c integer CONSTRAINT "c;ok" CHECK (c > 0) NOT ENFORCED, d integer);
