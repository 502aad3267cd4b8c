CREATE SCHEMA app;
CREATE AGGREGATE app.pick(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE TABLE t (n integer);
CREATE VIEW v AS SELECT app.pick(0.5) WITHIN GROUP (ORDER BY n) AS m FROM t;
