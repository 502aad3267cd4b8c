CREATE TYPE money_amount AS (amount integer, currency varchar(3));
CREATE TYPE price AS (net money_amount, gross money_amount);
CREATE TABLE product (id integer PRIMARY KEY, price price, history price[], m money_amount, CHECK ((m).amount > 0));
CREATE INDEX product_amount ON product (((m).amount));
CREATE VIEW prices AS SELECT id, ((price).net).amount AS amount FROM product;
CREATE FUNCTION gross(product) RETURNS integer LANGUAGE sql AS $$ SELECT (($1.price).gross).amount::integer $$;
COMMENT ON COLUMN money_amount.amount IS 'in cents';
