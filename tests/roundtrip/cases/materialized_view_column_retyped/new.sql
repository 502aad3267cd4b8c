CREATE TABLE t (a bigint, b varchar(10), c integer);
CREATE MATERIALIZED VIEW m AS SELECT a, b, upper(b) AS loud FROM t;
CREATE UNIQUE INDEX m_key ON m (a);
CREATE MATERIALIZED VIEW other AS SELECT c FROM t;
CREATE VIEW v AS SELECT m.a, other.c FROM m JOIN other ON m.a = other.c;
