CREATE TABLE t (a integer);
CREATE FUNCTION zz_double(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE VIEW aa AS SELECT zz_double(a) AS twice FROM t;
