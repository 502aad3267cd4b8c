CREATE TABLE orders (id bigint PRIMARY KEY, number bigint);
CREATE TABLE returns (id bigint PRIMARY KEY);
CREATE SEQUENCE order_ids OWNED BY orders.id;
