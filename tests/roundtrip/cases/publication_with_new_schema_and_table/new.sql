CREATE SCHEMA us;
CREATE TABLE us.sales (id integer PRIMARY KEY, eur numeric);
CREATE PUBLICATION regions FOR TABLE us.sales WHERE (id < 100), TABLES IN SCHEMA us;
