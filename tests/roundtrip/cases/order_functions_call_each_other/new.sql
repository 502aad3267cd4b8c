CREATE TABLE t (a integer);
CREATE FUNCTION is_even(n integer) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN IF n = 0 THEN RETURN true; END IF; RETURN is_odd(n - 1); END$$;
CREATE FUNCTION is_odd(n integer) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN IF n = 0 THEN RETURN false; END IF; RETURN is_even(n - 1); END$$;
CREATE FUNCTION z_last() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION m_middle() RETURNS integer LANGUAGE sql AS 'SELECT public.z_last() + 1';
CREATE FUNCTION a_first(x integer DEFAULT m_middle()) RETURNS integer LANGUAGE sql AS 'SELECT public.m_middle() + x';
