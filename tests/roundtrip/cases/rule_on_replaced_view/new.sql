CREATE FUNCTION f(n integer) RETURNS bigint LANGUAGE sql AS 'SELECT n::bigint';
CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT b, a FROM t;
CREATE RULE v_insert AS ON INSERT TO v DO INSTEAD INSERT INTO t (a) VALUES (f(new.a));
COMMENT ON RULE v_insert ON v IS 'through to the table';
