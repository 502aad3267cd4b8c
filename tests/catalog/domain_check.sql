SELECT t.path || '.' || k.conname AS id, '*' AS expr, NULLIF(NOT k.convalidated, false) AS not_valid
FROM typ t
JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid AND k.contype = 'c'
