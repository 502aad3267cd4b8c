CREATE TABLE t (id integer PRIMARY KEY, a bigint DEFAULT 1, b numeric DEFAULT 2 * 3, c integer DEFAULT 4, d double precision, e real, f integer DEFAULT 1.5, g bigint[], h integer, i numeric, j integer, k bigint);
CREATE INDEX t_a ON t (a);
CREATE INDEX t_expr ON t ((b + 1)) WHERE c > 0;
ALTER TABLE t ADD CONSTRAINT small CHECK (a < 100 AND b <> c);
