CREATE TABLE t (id bigint PRIMARY KEY, a smallint DEFAULT 1, b integer DEFAULT 2 * 3, c bigint DEFAULT 4, d real, e double precision, f numeric(8,2) DEFAULT 1.5, g integer[], h boolean, i money, j "char", k oid);
CREATE INDEX t_a ON t (a);
CREATE INDEX t_expr ON t ((b + 1)) WHERE c > 0;
ALTER TABLE t ADD CONSTRAINT small CHECK (a < 100 AND b <> c);
