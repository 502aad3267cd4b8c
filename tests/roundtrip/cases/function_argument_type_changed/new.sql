CREATE FUNCTION size_of(thing bytea) RETURNS integer LANGUAGE sql AS 'SELECT length(thing)';
