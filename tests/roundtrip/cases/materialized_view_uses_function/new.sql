CREATE FUNCTION price(n integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT n::bigint * 3';
CREATE TABLE t (a integer);
CREATE MATERIALIZED VIEW m AS SELECT a, price(a) AS p FROM t;
CREATE INDEX m_p ON m (p);
