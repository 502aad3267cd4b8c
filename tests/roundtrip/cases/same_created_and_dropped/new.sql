CREATE TABLE goes (a serial PRIMARY KEY, b integer REFERENCES goes);
CREATE VIEW goes_too AS SELECT a FROM goes;
CREATE TABLE stays (a integer, b integer);
CREATE INDEX stays_b ON stays (b);
ALTER TABLE stays DROP COLUMN b;
DROP TABLE goes CASCADE;
CREATE FUNCTION gone() RETURNS integer LANGUAGE sql AS 'SELECT 1';
DROP FUNCTION gone();
