CREATE TABLE shops (id integer PRIMARY KEY);
CREATE TABLE products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    shop_id integer NOT NULL REFERENCES shops ON DELETE CASCADE,
    sku varchar(40) NOT NULL UNIQUE,
    name text NOT NULL CHECK (name <> ''),
    price numeric(10, 2) NOT NULL DEFAULT 0 CHECK (price >= 0),
    tags text[] NOT NULL DEFAULT '{}',
    extra jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    span tstzrange,
    code char(3),
    flags bit(4) DEFAULT B'0000',
    bits bit varying(8),
    took interval
);
COMMENT ON TABLE products IS 'What the shops sell';
COMMENT ON COLUMN products.sku IS 'Stock keeping unit';
