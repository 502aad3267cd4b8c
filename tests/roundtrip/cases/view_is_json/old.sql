-- @server 16
CREATE TABLE t (a text);
CREATE VIEW v AS SELECT a FROM t;
