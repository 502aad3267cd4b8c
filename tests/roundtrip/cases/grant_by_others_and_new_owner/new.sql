-- What the old owner gave is the new one's; what others gave stays theirs, unless one of them is the owner now.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE TABLE t (a int, b int); CREATE TABLE u (a int); CREATE TABLE v (a int);
ALTER TABLE t OWNER TO "owner o"; ALTER TABLE u OWNER TO giver_y; ALTER TABLE v OWNER TO "owner o";
GRANT SELECT, UPDATE ON t, u, v TO "Giver x" WITH GRANT OPTION;
GRANT INSERT (b), REFERENCES (a) ON t TO "owner o", giver_y;
REVOKE TRIGGER ON u FROM giver_y;
SET ROLE "Giver x";
GRANT SELECT ON t, u, v TO taker;
GRANT UPDATE (b) ON t TO "owner o";
RESET ROLE;
ALTER TABLE t OWNER TO "Giver x";
ALTER TABLE u OWNER TO "owner o";
ALTER TABLE v OWNER TO giver_y;
GRANT SELECT ON v TO "owner o" WITH GRANT OPTION;
SET ROLE "owner o";
GRANT SELECT ON v TO PUBLIC;
RESET ROLE;
