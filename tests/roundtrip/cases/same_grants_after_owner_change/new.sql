-- As aclnewowner() of the server merges them.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE TABLE t (a int, b int);
ALTER TABLE t OWNER TO "owner o";
GRANT SELECT ON t TO "Giver x" WITH GRANT OPTION;
GRANT SELECT ON t TO giver_y;
GRANT UPDATE (a) ON t TO "owner o"; GRANT INSERT (a) ON t TO "Giver x";
SET ROLE "Giver x";
GRANT SELECT ON t TO taker;
RESET ROLE;
ALTER TABLE t OWNER TO "Giver x";
