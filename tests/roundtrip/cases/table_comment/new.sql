CREATE TABLE a (x integer);
COMMENT ON TABLE a IS 'second wording';
CREATE TABLE b (x integer);
COMMENT ON TABLE b IS 'is new';
CREATE TABLE c (x integer);
