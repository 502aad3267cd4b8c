-- The option is that of the table, or of the column; what is taken from the table is taken from its columns.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE TABLE t (a int, b int, "c %" text);
GRANT SELECT ON t TO "Giver x" WITH GRANT OPTION;
GRANT SELECT (a), UPDATE (a, b) ON t TO giver_y WITH GRANT OPTION;
GRANT SELECT ON t TO giver_y;
SET ROLE "Giver x";
GRANT SELECT (a, "c %") ON t TO taker;
SET ROLE giver_y;
GRANT SELECT (a), UPDATE (b) ON t TO taker WITH GRANT OPTION;
SET ROLE taker;
GRANT UPDATE (b) ON t TO PUBLIC;
RESET ROLE;
