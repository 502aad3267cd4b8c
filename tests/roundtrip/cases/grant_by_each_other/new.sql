-- Each gives the other what it may: there is an order for each privilege, not for each role.
CREATE ROLE ying; CREATE ROLE yang; CREATE ROLE taker;
CREATE TABLE t (a int);
GRANT UPDATE, INSERT ON t TO ying WITH GRANT OPTION;
GRANT SELECT, DELETE ON t TO yang WITH GRANT OPTION;
SET ROLE ying;
GRANT UPDATE, INSERT ON t TO yang WITH GRANT OPTION;
SET ROLE yang;
GRANT SELECT ON t TO ying WITH GRANT OPTION;
GRANT UPDATE ON t TO ying;
SET ROLE ying;
GRANT SELECT ON t TO yang, taker;
RESET ROLE;
