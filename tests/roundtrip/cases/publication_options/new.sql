CREATE TABLE customers (id integer PRIMARY KEY, name text, region text NOT NULL);
CREATE TABLE orders (id integer PRIMARY KEY, customer_id integer REFERENCES customers, amount numeric);

CREATE PUBLICATION listed FOR TABLE orders WITH (publish = 'truncate,update', publish_via_partition_root);
CREATE PUBLICATION every FOR ALL TABLES WITH (publish = '');
CREATE PUBLICATION rooted FOR TABLE customers;
