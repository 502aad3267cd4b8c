CREATE TYPE celsius AS (t numeric);
CREATE FUNCTION to_c(n numeric) RETURNS celsius LANGUAGE sql IMMUTABLE AS 'SELECT ROW(n)::celsius';
CREATE CAST (numeric AS celsius) WITH FUNCTION to_c(numeric) AS ASSIGNMENT;
COMMENT ON CAST (numeric AS celsius) IS 'warm';
CREATE TABLE w (c celsius DEFAULT (20.5)::celsius);
CREATE VIEW wv AS SELECT (5.0)::celsius AS c;
