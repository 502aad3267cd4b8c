-- @server 18 @parser 18
CREATE TABLE t (id integer PRIMARY KEY, n integer);
CREATE FUNCTION step() RETURNS integer LANGUAGE sql BEGIN ATOMIC UPDATE t SET n = n + 1 RETURNING new.n - old.n; END;
