-- Bodies that name what only SET search_path leads to: the server must not look into them in another session.
CREATE SCHEMA "shop ""1""";
SET search_path TO "shop ""1""", public;
CREATE TYPE state AS ENUM ('paid', 'sent', 'new');
CREATE TABLE sale (id integer PRIMARY KEY, state state, sum numeric);
CREATE FUNCTION count_of(wanted state) RETURNS bigint LANGUAGE sql AS 'SELECT count(sum) FROM sale WHERE state = wanted';
CREATE FUNCTION first_of() RETURNS state LANGUAGE plpgsql AS $$ DECLARE found state := 'sent'; BEGIN RETURN found; END $$;
CREATE PROCEDURE pay(number integer) LANGUAGE sql AS $$ UPDATE sale SET state = 'paid' WHERE id = number $$;
