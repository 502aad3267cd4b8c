-- One column goes only when a function has let go of it; what reads the whole row is made after that.
CREATE TABLE t (a integer, b integer, c integer, d text);
CREATE FUNCTION zz() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT max(c) FROM t; END;
CREATE FUNCTION f() RETURNS TABLE (a integer, b integer, c integer, d text) LANGUAGE sql AS 'SELECT * FROM t';
CREATE FUNCTION k() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
