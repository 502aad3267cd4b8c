-- Nothing is converted: the rows are elsewhere.
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE t (a integer, b text OPTIONS (x '1', y '2'), c date NOT NULL, gone text, d text) SERVER s OPTIONS (n '1', m '2');
CREATE VIEW v AS SELECT b FROM t;
