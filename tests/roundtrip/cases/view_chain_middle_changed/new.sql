CREATE TABLE t (a integer, b integer);
CREATE VIEW bottom AS SELECT a, b FROM t;
CREATE VIEW middle AS SELECT a FROM bottom WHERE b > 0;
CREATE VIEW top AS SELECT a FROM middle;
