CREATE TABLE sales (id integer PRIMARY KEY, amount numeric(10, 2), day date);
CREATE VIEW v1 AS SELECT id, amount, day FROM sales;
CREATE VIEW v2 AS SELECT day, sum(amount) AS total FROM v1 GROUP BY day;
CREATE VIEW v3 AS SELECT max(total) AS best FROM v2;
CREATE VIEW v0 AS SELECT v3.best, v1.id FROM v3, v1;
GRANT SELECT ON v3 TO roundtrip_reader;
COMMENT ON VIEW v2 IS 'per day';
