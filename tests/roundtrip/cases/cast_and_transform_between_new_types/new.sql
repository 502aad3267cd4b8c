CREATE TYPE celsius AS (t numeric, at date);
CREATE FUNCTION to_c(n numeric) RETURNS celsius LANGUAGE sql IMMUTABLE AS 'SELECT ROW(n, NULL)::celsius';
CREATE FUNCTION from_c(c celsius) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT c.t';
CREATE CAST (numeric AS celsius) WITH FUNCTION to_c(numeric) AS IMPLICIT;
CREATE CAST (celsius AS numeric) WITH FUNCTION from_c(celsius);
COMMENT ON CAST (numeric AS celsius) IS 'cold';
CREATE TABLE w (c celsius DEFAULT (21.5)::celsius);
CREATE VIEW wv AS SELECT (5.0)::celsius AS c, (ROW(1, NULL)::celsius)::numeric AS n;
