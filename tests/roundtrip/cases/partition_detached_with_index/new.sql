CREATE TABLE shops (id integer PRIMARY KEY);
CREATE TABLE sales (id integer, year integer, shop integer REFERENCES shops, PRIMARY KEY (id, year)) PARTITION BY LIST (year);
CREATE INDEX sales_shop ON sales (shop);
CREATE TABLE sales_2023 (id integer, year integer, shop integer, PRIMARY KEY (id, year));
ALTER TABLE sales_2023 ADD CONSTRAINT sales_shop_fkey FOREIGN KEY (shop) REFERENCES shops;
CREATE INDEX sales_2023_shop_idx ON sales_2023 (shop);
