-- Bodies that name what only SET search_path leads to: the server must not look into them in another session.
CREATE SCHEMA "shop ""1""";
SET search_path TO "shop ""1""", public;
CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE sale (id integer PRIMARY KEY, state state);
CREATE FUNCTION count_of(wanted state) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM sale WHERE state = wanted';
CREATE FUNCTION first_of() RETURNS state LANGUAGE plpgsql AS $$ DECLARE found state := 'new'; BEGIN RETURN found; END $$;
