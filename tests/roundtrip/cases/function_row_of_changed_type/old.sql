-- ROW(…)::type in a body needs all the columns of the type.
CREATE TYPE money_of AS (amount numeric, currency text);
CREATE TABLE entry (id integer, amount numeric);
CREATE FUNCTION to_money(amount numeric) RETURNS money_of LANGUAGE sql IMMUTABLE AS $$ SELECT ROW(amount, 'EUR')::money_of $$;
CREATE CAST (numeric AS money_of) WITH FUNCTION to_money(numeric) AS ASSIGNMENT;
CREATE VIEW monies AS SELECT amount::money_of AS money FROM entry;
