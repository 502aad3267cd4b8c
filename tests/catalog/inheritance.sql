SELECT r.path || '.' || p.quoted AS id, p.quoted AS parent_table, i.inhseqno AS number
FROM rel r
JOIN pg_catalog.pg_inherits i ON i.inhrelid = r.oid
JOIN rel p ON p.oid = i.inhparent
WHERE r.relkind IN ('r', 'p', 'f')
