-- What the old owner gave is the new one's; what others gave stays theirs, unless one of them is the owner now.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE TABLE t (a int, b int); CREATE TABLE u (a int); CREATE TABLE v (a int);
ALTER TABLE t OWNER TO "owner o"; ALTER TABLE u OWNER TO "owner o"; ALTER TABLE v OWNER TO "owner o";
GRANT SELECT, UPDATE ON t, u, v TO "Giver x" WITH GRANT OPTION;
GRANT INSERT (b), REFERENCES (a) ON t TO "owner o", giver_y;
REVOKE TRIGGER, TRUNCATE ON u FROM "owner o";
SET ROLE "Giver x";
GRANT SELECT ON t, u, v TO taker;
GRANT UPDATE (b) ON t TO "owner o";
RESET ROLE;
