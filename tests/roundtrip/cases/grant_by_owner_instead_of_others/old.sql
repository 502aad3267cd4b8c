-- The same rights from another one.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT SELECT ON t TO "Giver x", giver_y WITH GRANT OPTION; GRANT ALL ON FUNCTION f() TO giver_y WITH GRANT OPTION;
SET ROLE "Giver x";
GRANT SELECT ON t TO taker;
SET ROLE giver_y;
GRANT EXECUTE ON FUNCTION f() TO taker;
RESET ROLE;
