CREATE TABLE emp (id integer PRIMARY KEY, boss integer REFERENCES emp, name text, pay numeric, dept text);
CREATE VIEW report AS
WITH RECURSIVE tree AS (
    SELECT id, boss, name, 0 AS depth, ARRAY[id] AS path FROM emp WHERE boss IS NULL
    UNION ALL
    SELECT e.id, e.boss, e.name, t.depth + 1, t.path || e.id FROM emp e JOIN tree t ON t.id = e.boss
), pay AS (
    SELECT dept, avg(pay) FILTER (WHERE pay > 0) AS mean, count(DISTINCT name) AS heads
    FROM emp GROUP BY GROUPING SETS ((dept), ()) HAVING count(*) > 1
)
SELECT tree.name, tree.depth, p.mean, p.heads,
       row_number() OVER (PARTITION BY p.dept ORDER BY tree.depth DESC NULLS LAST) AS place,
       lag(tree.name, 1, 'nobody'::text) OVER w AS before,
       CASE tree.depth WHEN 0 THEN 'top' ELSE 'below' END AS rank,
       EXISTS (SELECT 1 FROM emp x WHERE x.boss = tree.id) AS leads,
       (SELECT string_agg(x.name, ', ' ORDER BY x.name) FROM emp x WHERE x.boss = tree.id) AS team,
       l.n
FROM tree
LEFT JOIN pay p ON p.dept = tree.name
CROSS JOIN LATERAL (SELECT generate_series(1, tree.depth) AS n) l
WINDOW w AS (PARTITION BY tree.boss ORDER BY tree.name ROWS BETWEEN 1 PRECEDING AND CURRENT ROW);
