CREATE EXTENSION citext;
CREATE TYPE order_status AS ENUM ('cart', 'ordered', 'shipped', 'returned');
CREATE TABLE customers (
    id serial PRIMARY KEY,
    email citext NOT NULL UNIQUE,
    name varchar(100) NOT NULL,
    vip boolean DEFAULT false
);
CREATE TABLE products (
    id serial PRIMARY KEY,
    sku varchar(20) NOT NULL,
    price integer NOT NULL,
    stock integer NOT NULL DEFAULT 0 CHECK (stock >= 0),
    CONSTRAINT products_sku UNIQUE (sku)
);
CREATE TABLE orders (
    id serial PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers,
    status order_status NOT NULL DEFAULT 'cart',
    placed_at timestamp
);
CREATE TABLE order_lines (
    order_id integer NOT NULL REFERENCES orders ON DELETE CASCADE,
    product_id integer NOT NULL REFERENCES products,
    quantity integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, product_id)
);
CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE INDEX orders_open_idx ON orders (placed_at) WHERE status IN ('cart', 'ordered');
CREATE FUNCTION order_total(o integer) RETURNS integer LANGUAGE sql STABLE AS
    $$SELECT sum(l.quantity * p.price)::integer FROM public.order_lines l JOIN public.products p ON p.id = l.product_id WHERE l.order_id = o$$;
CREATE VIEW order_overview AS
    SELECT o.id, c.email, o.status, order_total(o.id) AS total FROM orders o JOIN customers c ON c.id = o.customer_id;
CREATE VIEW vip_orders AS SELECT v.id, v.total FROM order_overview v JOIN orders o USING (id) JOIN customers c ON c.id = o.customer_id WHERE c.vip;
CREATE FUNCTION take_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE products SET stock = stock - NEW.quantity WHERE id = NEW.product_id;
    RETURN NEW;
END;
$$;
CREATE TRIGGER lines_take_stock AFTER INSERT ON order_lines FOR EACH ROW EXECUTE FUNCTION take_stock();
GRANT SELECT ON order_overview TO roundtrip_reader;
GRANT SELECT, INSERT ON orders, order_lines TO roundtrip_writer;
COMMENT ON TABLE orders IS 'Orders and carts';
