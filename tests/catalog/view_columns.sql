SELECT r.path AS id, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
FROM rel r
JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0
WHERE r.relkind IN ('v', 'm')
ORDER BY r.path COLLATE "C", a.attnum
