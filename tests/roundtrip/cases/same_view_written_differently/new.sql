CREATE TABLE t (id integer PRIMARY KEY, name text, n integer);
CREATE TABLE u (id integer PRIMARY KEY, t_id integer);
CREATE VIEW v (id, name, c) AS
 SELECT t.id,
    t.name,
    count(*) AS c
   FROM (public.t INNER JOIN public.u ON ((u.t_id = t.id)))
  WHERE ((t.n >= 1) AND (t.name IS NOT NULL))
  GROUP BY t.id, t.name;
CREATE OR REPLACE VIEW public.w AS SELECT id, name, n FROM t;
CREATE VIEW x AS
    SELECT t.id, CASE WHEN (t.n > 1) THEN 'many'::text ELSE 'few'::text END AS amount FROM t ORDER BY t.id ASC;
