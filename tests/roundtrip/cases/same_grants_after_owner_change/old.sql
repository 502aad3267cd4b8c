-- As aclnewowner() of the server merges them.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE TABLE t (a int, b int);
ALTER TABLE t OWNER TO "Giver x";
GRANT SELECT ON t TO "Giver x" WITH GRANT OPTION;
GRANT SELECT ON t TO taker, giver_y;
GRANT INSERT (a), UPDATE (a) ON t TO "Giver x";
