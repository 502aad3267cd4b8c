-- What others than the owner gave comes after what they gave it by, and goes before.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE SCHEMA s;
GRANT USAGE ON SCHEMA s TO "Giver x", giver_y;
CREATE TABLE s.t (a int, b int);
ALTER TABLE s.t OWNER TO "owner o";
GRANT UPDATE, DELETE ON s.t TO "Giver x" WITH GRANT OPTION;
GRANT SELECT ON s.t TO "Giver x";
SET ROLE "Giver x";
GRANT UPDATE, DELETE ON s.t TO giver_y WITH GRANT OPTION;
SET ROLE giver_y;
GRANT DELETE ON s.t TO PUBLIC;
GRANT UPDATE ON s.t TO taker WITH GRANT OPTION;
RESET ROLE;
GRANT INSERT ON s.t TO taker;
