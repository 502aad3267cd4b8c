-- The columns of the table end up in another order than in the new schema; the view has the order of that.
CREATE TABLE t (a integer, c text, b text);
CREATE VIEW v AS SELECT * FROM t;
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM (SELECT * FROM t) x; END;
CREATE MATERIALIZED VIEW m AS SELECT t.* FROM t;
CREATE TABLE log (n integer, what text);
CREATE RULE r AS ON DELETE TO t DO ALSO INSERT INTO log SELECT 1, OLD.c;
