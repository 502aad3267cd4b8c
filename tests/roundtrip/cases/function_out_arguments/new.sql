CREATE FUNCTION split(s text, OUT head text, OUT tail text, OUT size integer) LANGUAGE sql
    AS $$SELECT left(s, 1), right(s, -1), length(s)$$;
CREATE FUNCTION bump(INOUT n integer, INOUT m integer DEFAULT 1) LANGUAGE sql AS 'SELECT n + 1, m + 1';
