CREATE TABLE t (a bigint, b text, d integer);
CREATE TABLE audit (a bigint, kind text);
CREATE VIEW v AS SELECT a, b, d FROM t;
CREATE RULE v_ins AS ON INSERT TO v DO INSTEAD (INSERT INTO t (a, d) VALUES (NEW.a, NEW.d) RETURNING a, b, d; INSERT INTO audit VALUES (NEW.a, 'i'));
CREATE RULE v_upd AS ON UPDATE TO v DO INSTEAD NOTHING;
CREATE RULE t_upd AS ON UPDATE TO t DO ALSO NOTIFY changed;
ALTER TABLE t ENABLE ALWAYS RULE t_upd;
COMMENT ON RULE v_ins ON v IS 'inserts, too';
