-- The sequence of an identity column is a relation that others can name; it takes the name of a sequence that somebody else uses.
CREATE TABLE book (id serial PRIMARY KEY, place integer GENERATED ALWAYS AS IDENTITY);
CREATE TABLE copy (id integer DEFAULT nextval('book_id_seq'), shelf bigserial);
CREATE VIEW next_place AS SELECT nextval('book_place_seq') AS n, s.last_value FROM book_place_seq s;
CREATE FUNCTION last_place() RETURNS bigint LANGUAGE sql AS $$ SELECT currval('public.book_place_seq') $$;
CREATE FUNCTION last_shelf() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN currval('copy_shelf_seq'); END $$;
