CREATE TABLE t (a integer, b integer, c integer);
COMMENT ON COLUMN t.a IS 'the first';
COMMENT ON COLUMN t.c IS 'third';
