-- @renamed from=app
CREATE SCHEMA shop;
-- @renamed from=mood
CREATE TYPE shop.feeling AS ENUM (
    -- @renamed from=sad
    'bad',
    'ok',
    -- @renamed from=fine
    'great');
-- @renamed from=pair
CREATE TYPE shop.couple AS (
    -- @renamed from=a
    one integer,
    b text);
-- @renamed from=mail
CREATE DOMAIN shop.address AS text
    -- @renamed from=has_at
    CONSTRAINT at_in_it CHECK (VALUE LIKE '%@%');
-- @renamed from=numbers
CREATE SEQUENCE shop.counter START 5;
-- @renamed from=clients
CREATE TABLE shop.customers (
    id serial PRIMARY KEY,
    -- @renamed from=name
    full_name text NOT NULL UNIQUE,
    mood shop.feeling DEFAULT 'ok', mail shop.address, n bigint DEFAULT nextval('shop.counter'),
    -- @renamed from=name_long
    CONSTRAINT full_name_long CHECK (length(full_name) > 2));
-- @renamed from=clients_lower
CREATE INDEX customers_lower ON shop.customers (lower(full_name)) WHERE mood = 'ok';
CREATE TABLE shop.orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
   -- @renamed from=client_id
   customer_id integer NOT NULL REFERENCES shop.customers, total numeric);
-- @renamed from=touch
CREATE FUNCTION shop.touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- @renamed from=touch_it
CREATE TRIGGER touch_them BEFORE UPDATE ON shop.customers FOR EACH ROW EXECUTE FUNCTION shop.touched();
ALTER TABLE shop.customers ENABLE ROW LEVEL SECURITY;
-- @renamed from=see
CREATE POLICY look ON shop.customers USING (full_name = current_user);
-- @renamed from=names
CREATE VIEW shop.all_names AS SELECT id, full_name AS name FROM shop.customers WHERE mood = 'great';
-- @renamed from=f
CREATE FUNCTION shop.g(c shop.customers) RETURNS text LANGUAGE sql AS 'SELECT ($1).full_name';
COMMENT ON TABLE shop.customers IS 'who';
