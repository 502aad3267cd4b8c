CREATE TYPE pair AS (a integer, b text);
CREATE TABLE t OF pair;
CREATE FUNCTION f(p pair) RETURNS integer LANGUAGE sql AS 'SELECT 1';
