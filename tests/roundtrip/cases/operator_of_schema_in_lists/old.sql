CREATE SCHEMA app;
CREATE TYPE app.size AS (n integer);
