-- @server 17
-- ALL of somebody who may not give all is what it may give.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE TABLE t (a int);
GRANT ALL ON t TO "Giver x" WITH GRANT OPTION;
GRANT ALL ON t TO giver_y WITH GRANT OPTION;
REVOKE GRANT OPTION FOR TRIGGER, DELETE ON t FROM giver_y;
SET ROLE "Giver x";
GRANT ALL ON t TO taker;
REVOKE DELETE ON t FROM taker;
SET ROLE giver_y;
GRANT ALL ON t TO taker;
RESET ROLE;
