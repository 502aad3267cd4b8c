CREATE TABLE a (x integer);
COMMENT ON TABLE a IS 'here';
COMMENT ON COLUMN a.x IS 'and here';
