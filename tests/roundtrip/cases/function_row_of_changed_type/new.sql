-- ROW(…)::type in a body needs all the columns of the type.
CREATE TYPE money_of AS (amount numeric, currency text, day date);
CREATE TABLE entry (id integer, amount numeric, note text);
CREATE FUNCTION to_money(amount numeric) RETURNS money_of LANGUAGE sql IMMUTABLE AS $$ SELECT ROW(amount, 'EUR', NULL)::money_of $$;
CREATE CAST (numeric AS money_of) WITH FUNCTION to_money(numeric) AS IMPLICIT;
CREATE VIEW monies AS SELECT amount::money_of AS money FROM entry;
