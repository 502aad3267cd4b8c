-- @renamed from=shop
CREATE SCHEMA app;
-- @renamed from=feeling
CREATE TYPE app.mood AS ENUM (
  -- @renamed from=bad
  'sad', 'ok',
  -- @renamed from=great
  'fine');
-- @renamed from=couple
CREATE TYPE app.pair AS (
  -- @renamed from=one
  a integer, b text);
-- @renamed from=address
CREATE DOMAIN app.mail AS text
  -- @renamed from=at_in_it
  CONSTRAINT has_at CHECK (VALUE LIKE '%@%');
-- @renamed from=counter
CREATE SEQUENCE app.numbers START 5;
-- @renamed from=customers
CREATE TABLE app.clients (id serial PRIMARY KEY,
  -- @renamed from=full_name
  name text NOT NULL UNIQUE, mood app.mood DEFAULT 'ok', mail app.mail, n bigint DEFAULT nextval('app.numbers'),
  -- @renamed from=full_name_long
  CONSTRAINT name_long CHECK (length(name) > 2));
-- @renamed from=customers_lower
CREATE INDEX clients_lower ON app.clients (lower(name)) WHERE mood = 'ok';
CREATE TABLE app.orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- @renamed from=customer_id
  client_id integer NOT NULL REFERENCES app.clients, total numeric);
-- @renamed from=touched
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- @renamed from=touch_them
CREATE TRIGGER touch_it BEFORE UPDATE ON app.clients FOR EACH ROW EXECUTE FUNCTION app.touch();
ALTER TABLE app.clients ENABLE ROW LEVEL SECURITY;
-- @renamed from=look
CREATE POLICY see ON app.clients USING (name = current_user);
-- @renamed from=all_names
CREATE VIEW app.names AS SELECT id, name FROM app.clients WHERE mood = 'fine';
-- @renamed from=g
CREATE FUNCTION app.f(c app.clients) RETURNS text LANGUAGE sql AS 'SELECT ($1).name';
COMMENT ON TABLE app.clients IS 'who';
