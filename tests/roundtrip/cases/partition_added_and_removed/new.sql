CREATE TABLE sales (id integer, year integer NOT NULL, PRIMARY KEY (id, year)) PARTITION BY LIST (year);
CREATE INDEX ON sales (year);
CREATE TABLE sales_2024 PARTITION OF sales FOR VALUES IN (2024);
CREATE TABLE sales_rest PARTITION OF sales DEFAULT;
