CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a, b AS caption FROM t;
CREATE VIEW w AS SELECT caption AS label FROM v;
