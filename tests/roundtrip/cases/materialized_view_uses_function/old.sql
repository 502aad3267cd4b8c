CREATE FUNCTION price(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
CREATE TABLE t (a integer);
CREATE MATERIALIZED VIEW m AS SELECT a, price(a) AS p FROM t;
CREATE INDEX m_p ON m (price(p));
COMMENT ON INDEX m_p IS 'doubled';
