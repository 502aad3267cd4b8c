-- Dropping the owning column would take the sequence along.
CREATE TABLE orders (id bigint PRIMARY KEY, number bigint);
CREATE SEQUENCE order_numbers START 100 OWNED BY orders.number;
