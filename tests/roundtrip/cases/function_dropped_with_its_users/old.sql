CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a integer DEFAULT f(), b integer CHECK (b > f()));
CREATE VIEW v AS SELECT f() AS one;
