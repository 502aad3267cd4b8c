-- Roles follow their names in what they gave.
CREATE ROLE giver; CREATE ROLE taker;
CREATE TABLE t (a int);
GRANT SELECT ON t TO giver WITH GRANT OPTION;
SET ROLE giver;
GRANT SELECT ON t TO taker;
RESET ROLE;
