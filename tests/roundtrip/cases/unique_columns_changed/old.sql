CREATE TABLE t (a integer, b integer, c integer, CONSTRAINT only_once UNIQUE (a, b));
COMMENT ON CONSTRAINT only_once ON t IS 'no twins';
