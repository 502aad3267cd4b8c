CREATE TABLE a (x integer);
COMMENT ON TABLE a IS 'first wording';
CREATE TABLE b (x integer);
CREATE TABLE c (x integer);
COMMENT ON TABLE c IS 'goes away';
