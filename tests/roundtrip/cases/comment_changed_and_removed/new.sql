COMMENT ON CONSTRAINT positive ON t IS 'uno';
COMMENT ON VIEW v IS E'two\n\nlines apart';
COMMENT ON FUNCTION f(integer) IS 'quattro';
