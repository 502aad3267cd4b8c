-- Each takes its own; CASCADE takes what hangs on it, unless another option carries it.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE TABLE t (a int, b int);
GRANT SELECT, INSERT, DELETE ON t TO "Giver x" WITH GRANT OPTION;
GRANT SELECT (a) ON t TO "Giver x" WITH GRANT OPTION;
SET ROLE "Giver x";
GRANT SELECT, INSERT ON t TO giver_y WITH GRANT OPTION;
GRANT DELETE ON t TO taker;
SET ROLE giver_y;
GRANT SELECT, INSERT ON t TO taker;
RESET ROLE;
GRANT INSERT ON t TO giver_y WITH GRANT OPTION;
