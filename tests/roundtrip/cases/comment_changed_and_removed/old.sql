COMMENT ON CONSTRAINT positive ON t IS 'one';
COMMENT ON VIEW v IS 'two';
COMMENT ON FUNCTION f() IS 'three';
COMMENT ON FUNCTION f(integer) IS 'four';
