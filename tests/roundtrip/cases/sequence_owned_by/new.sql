CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE SEQUENCE order_ids OWNED BY orders.id;
