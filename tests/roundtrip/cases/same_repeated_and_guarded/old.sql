CREATE TABLE t (a integer, b text);
CREATE INDEX t_a ON t (a);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE TYPE e AS ENUM ('x');
