CREATE FUNCTION split(s text, OUT head text, OUT tail text) LANGUAGE sql AS $$SELECT left(s, 1), right(s, -1)$$;
CREATE FUNCTION bump(INOUT n integer) LANGUAGE sql AS 'SELECT n + 1';
