-- The view is made anew, and its rule with it; the function that the rule calls as well.
CREATE FUNCTION f(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n';
CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE RULE v_insert AS ON INSERT TO v DO INSTEAD INSERT INTO t (a) VALUES (f(new.a));
COMMENT ON RULE v_insert ON v IS 'through to the table';
