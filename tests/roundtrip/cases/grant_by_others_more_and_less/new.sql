-- Others give less as they may give less, and more as they may give more, of what stays.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE TABLE t (a int);
GRANT SELECT, UPDATE ON t TO "Giver x" WITH GRANT OPTION;
GRANT INSERT ON t TO "Giver x";
GRANT SELECT, DELETE, TRUNCATE ON t TO giver_y WITH GRANT OPTION;
SET ROLE "Giver x";
GRANT SELECT, UPDATE ON t TO taker;
SET ROLE giver_y;
GRANT SELECT, TRUNCATE ON t TO taker WITH GRANT OPTION;
RESET ROLE;
