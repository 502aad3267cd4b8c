-- The server takes for the grantor the role that has the option, of those whose rights the role that runs it has.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE ROLE givers; CREATE ROLE idle NOINHERIT; GRANT givers TO "Giver x", idle; GRANT "owner o" TO giver_y;
CREATE TABLE t (a int); ALTER TABLE t OWNER TO "owner o";
GRANT SELECT, DELETE ON t TO givers WITH GRANT OPTION;
SET ROLE "Giver x";
GRANT DELETE ON t TO taker;
SET ROLE giver_y;
GRANT SELECT ON t TO taker WITH GRANT OPTION;
RESET ROLE;
