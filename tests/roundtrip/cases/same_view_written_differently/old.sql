CREATE TABLE t (id integer PRIMARY KEY, name text, n integer);
CREATE TABLE u (id integer PRIMARY KEY, t_id integer);
CREATE VIEW v AS SELECT t.id, name, count(*) c FROM t JOIN u ON u.t_id = t.id WHERE n >= 1 AND name IS NOT NULL GROUP BY t.id, name;
CREATE VIEW w AS SELECT * FROM t;
CREATE VIEW x AS SELECT id, CASE WHEN n > 1 THEN 'many' ELSE 'few' END AS amount FROM t ORDER BY id;
