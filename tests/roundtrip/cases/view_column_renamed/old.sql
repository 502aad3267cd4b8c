CREATE TABLE t (a integer, b text);
CREATE VIEW v AS SELECT a, b AS label FROM t;
CREATE VIEW w AS SELECT label FROM v;
