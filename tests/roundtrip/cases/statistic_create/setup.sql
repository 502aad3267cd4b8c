CREATE TABLE places (city text, zip text, country text, area numeric, at timestamptz);
CREATE MATERIALIZED VIEW cities AS SELECT city, country, count(*) AS n FROM places GROUP BY city, country;
