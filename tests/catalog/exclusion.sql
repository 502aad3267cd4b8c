SELECT r.path || '.' || k.conname AS id, m.amname AS method, NULLIF(k.condeferrable, false) AS deferrable,
       NULLIF(k.condeferred, false) AS initially_deferred, CASE WHEN i.indpred IS NOT NULL THEN '*' END AS predicate
FROM rel r
JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid AND k.contype = 'x'
JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid
JOIN pg_catalog.pg_class c ON c.oid = k.conindid
JOIN pg_catalog.pg_am m ON m.oid = c.relam
