-- @server 18 @parser 18
CREATE TABLE t (id integer PRIMARY KEY, n integer, m integer);
CREATE FUNCTION step() RETURNS integer LANGUAGE sql BEGIN ATOMIC UPDATE t SET m = n + 1 RETURNING WITH (OLD AS before, NEW AS after) after.m - before.m; END;
CREATE FUNCTION gone() RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC DELETE FROM t RETURNING old.*; END;
