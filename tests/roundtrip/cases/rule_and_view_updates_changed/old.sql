CREATE TABLE t (a integer, b text, c date);
CREATE TABLE audit (what text, a integer);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE RULE v_ins AS ON INSERT TO v DO INSTEAD (INSERT INTO t (a, b) VALUES (NEW.a, NEW.b); INSERT INTO audit VALUES ('i', NEW.a));
CREATE RULE v_del AS ON DELETE TO v WHERE OLD.a > 3 DO ALSO INSERT INTO audit VALUES ('d', OLD.a);
CREATE RULE t_upd AS ON UPDATE TO t DO ALSO NOTIFY changed;
ALTER TABLE t DISABLE RULE t_upd;
COMMENT ON RULE v_ins ON v IS 'inserts';
