CREATE TABLE t (id integer PRIMARY KEY, n integer);
CREATE VIEW z_inner AS SELECT id, n FROM t WHERE n > 0;
CREATE FUNCTION y_sum() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT sum(n) FROM public.z_inner';
CREATE VIEW x_total AS SELECT y_sum() AS total;
CREATE FUNCTION w_half() RETURNS numeric LANGUAGE sql STABLE BEGIN ATOMIC SELECT total / 2.0 FROM x_total; END;
CREATE VIEW a_outer AS SELECT w_half() AS half;
