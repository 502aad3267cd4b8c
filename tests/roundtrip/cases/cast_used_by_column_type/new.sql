CREATE TYPE level AS ENUM ('low', 'high');
CREATE FUNCTION level_number(level) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT CASE $1 WHEN 'low' THEN 1 ELSE 2 END $$;
CREATE FUNCTION number_level(integer) RETURNS level LANGUAGE sql IMMUTABLE AS $$ SELECT CASE $1 WHEN 1 THEN 'low'::level ELSE 'high'::level END $$;
CREATE CAST (level AS integer) WITH FUNCTION level_number(level) AS ASSIGNMENT;
CREATE CAST (integer AS level) WITH FUNCTION number_level(integer);
CREATE TABLE t (id integer, l integer, a integer[]);
