CREATE ROLE application;
CREATE TABLE t (a integer);
GRANT SELECT, INSERT ON t TO application;
CREATE ROLE member IN ROLE application;
