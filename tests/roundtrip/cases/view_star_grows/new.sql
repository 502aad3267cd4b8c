CREATE TABLE t (a integer, b text, c date);
CREATE VIEW v AS SELECT * FROM t;
CREATE VIEW w AS SELECT v.* FROM v;
