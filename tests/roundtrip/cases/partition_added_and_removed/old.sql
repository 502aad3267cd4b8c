CREATE TABLE sales (id integer, year integer NOT NULL, PRIMARY KEY (id, year)) PARTITION BY LIST (year);
CREATE INDEX ON sales (year);
CREATE TABLE sales_2023 PARTITION OF sales FOR VALUES IN (2023);
