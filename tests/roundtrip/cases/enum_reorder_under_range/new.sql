CREATE TYPE grade AS ENUM ('a', 'b', 'd', 'c');
CREATE TYPE grades AS RANGE (SUBTYPE = grade);
CREATE TABLE offer (id integer PRIMARY KEY, for_grades grades, often grades_multirange);
CREATE INDEX offer_grades ON offer USING gist (for_grades);
CREATE FUNCTION all_grades() RETURNS grades LANGUAGE sql IMMUTABLE AS $$ SELECT grades('a', 'd', '[]') $$;
