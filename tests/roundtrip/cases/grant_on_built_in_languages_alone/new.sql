-- The language stays when nothing is said of it any more; what was said does not.
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
