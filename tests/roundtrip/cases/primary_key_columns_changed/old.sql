CREATE TABLE lines (order_id integer NOT NULL, line integer NOT NULL, sku text NOT NULL, PRIMARY KEY (order_id, line));
