-- A view that groups by a primary key depends on that key.
CREATE TABLE t (id integer, code text NOT NULL, name text, CONSTRAINT t_key PRIMARY KEY (id));
CREATE TABLE u (t_id integer REFERENCES t, n integer);
CREATE VIEW v AS SELECT t.id, t.name, sum(u.n) AS total FROM t JOIN u ON u.t_id = t.id GROUP BY t.id;
