CREATE VIEW p AS SELECT 1 AS a;
CREATE TABLE c (a integer, b integer);
