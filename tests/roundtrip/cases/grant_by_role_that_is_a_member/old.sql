-- The server takes for the grantor the role that has the option, of those whose rights the role that runs it has.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE ROLE givers; CREATE ROLE idle NOINHERIT; GRANT givers TO "Giver x", idle; GRANT "owner o" TO giver_y;
CREATE TABLE t (a int); ALTER TABLE t OWNER TO "owner o";
GRANT SELECT, DELETE ON t TO givers WITH GRANT OPTION;
GRANT INSERT ON t TO "Giver x" WITH GRANT OPTION;
SET ROLE "Giver x";
GRANT SELECT ON t TO taker;
GRANT INSERT ON t TO taker;
GRANT ALL ON t TO idle;
SET ROLE giver_y;
GRANT UPDATE ON t TO taker;
RESET ROLE;
