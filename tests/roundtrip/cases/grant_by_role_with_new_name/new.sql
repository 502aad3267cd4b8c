-- Roles follow their names in what they gave.
-- @renamed from=giver
CREATE ROLE "Giver 2";
CREATE ROLE taker;
CREATE TABLE t (a int);
GRANT SELECT, INSERT ON t TO "Giver 2" WITH GRANT OPTION;
SET ROLE "Giver 2";
GRANT SELECT, INSERT ON t TO taker;
RESET ROLE;
