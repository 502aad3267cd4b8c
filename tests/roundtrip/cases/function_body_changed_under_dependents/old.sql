-- OR REPLACE is enough: nothing around the function has to move.
CREATE FUNCTION is_ok(a integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a > 0';
CREATE TABLE t (a integer CHECK (is_ok(a)));
CREATE VIEW v AS SELECT a FROM t WHERE is_ok(a);
