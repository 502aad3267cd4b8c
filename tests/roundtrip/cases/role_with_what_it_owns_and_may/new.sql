-- The role comes before everything that names it, and goes after it.
CREATE ROLE app;
CREATE ROLE boss;
GRANT app TO boss;
CREATE SCHEMA mine AUTHORIZATION app;
CREATE TABLE t (a integer);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t TO app, boss USING (a > 0);
GRANT SELECT ON t TO boss;
CREATE TABLE mine.u (a integer);
ALTER TABLE mine.u OWNER TO app;
ALTER DEFAULT PRIVILEGES FOR ROLE app IN SCHEMA mine GRANT SELECT ON TABLES TO boss;
