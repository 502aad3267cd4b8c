CREATE TABLE a (x integer, y text);
CREATE TABLE b (x integer, y text);
CREATE VIEW v AS SELECT x, y FROM a UNION SELECT x, y FROM b;
