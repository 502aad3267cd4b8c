CREATE FUNCTION size_of(thing text) RETURNS integer LANGUAGE sql AS 'SELECT length(thing)';
