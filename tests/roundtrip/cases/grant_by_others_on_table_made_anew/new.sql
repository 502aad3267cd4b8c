-- All are given again, in their order.
CREATE ROLE "Giver x"; CREATE ROLE giver_y; CREATE ROLE taker; CREATE ROLE "owner o";
CREATE SCHEMA s; GRANT USAGE ON SCHEMA s TO PUBLIC;
CREATE VIEW s.v AS SELECT '1'::text AS a, 2::bigint AS b;
GRANT SELECT ON s.v TO giver_y WITH GRANT OPTION;
SET ROLE giver_y;
GRANT SELECT ON s.v TO "Giver x" WITH GRANT OPTION;
SET ROLE "Giver x";
GRANT SELECT ON s.v TO taker;
GRANT SELECT (b) ON s.v TO PUBLIC;
RESET ROLE;
