-- Indexes, keys and foreign keys stay with the table when it is detached.
CREATE TABLE shops (id integer PRIMARY KEY);
CREATE TABLE sales (id integer, year integer, shop integer REFERENCES shops, PRIMARY KEY (id, year)) PARTITION BY LIST (year);
CREATE INDEX sales_shop ON sales (shop);
CREATE TABLE sales_2023 PARTITION OF sales FOR VALUES IN (2023);
