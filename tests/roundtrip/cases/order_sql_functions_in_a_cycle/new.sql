SET check_function_bodies = off;
CREATE TABLE t (a integer);
CREATE FUNCTION ping(n integer) RETURNS integer LANGUAGE sql AS 'SELECT CASE WHEN n > 0 THEN public.pong(n - 1) ELSE 0 END';
CREATE FUNCTION pong(n integer) RETURNS integer LANGUAGE sql AS 'SELECT CASE WHEN n > 0 THEN public.ping(n - 1) ELSE 1 END';
