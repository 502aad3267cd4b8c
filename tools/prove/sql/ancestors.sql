-- The tables that a table inherits from or is a partition of, at any distance.
WITH RECURSIVE above(relation, ancestor) AS (
    SELECT i.inhrelid, i.inhparent FROM pg_catalog.pg_inherits i
    UNION
    SELECT a.relation, i.inhparent FROM above a JOIN pg_catalog.pg_inherits i ON i.inhrelid = a.ancestor
)
SELECT a.relation, n.nspname, c.relname
FROM above a
JOIN pg_catalog.pg_class c ON c.oid = a.ancestor
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p')
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
