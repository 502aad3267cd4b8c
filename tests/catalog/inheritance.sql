SELECT r.path || '.' || p.quoted AS id, p.quoted AS parent_table, i.inhseqno AS number,
       (SELECT string_agg(m.name, ',' ORDER BY m.name COLLATE "C")
        FROM (SELECT c.attname::text
              FROM pg_catalog.pg_attribute c
              JOIN pg_catalog.pg_attribute a ON a.attrelid = p.oid AND a.attname = c.attname
              WHERE c.attrelid = r.oid AND c.attnum > 0 AND a.attnum > 0 AND c.attislocal
              UNION ALL
              SELECT c.conname::text
              FROM pg_catalog.pg_constraint c
              JOIN pg_catalog.pg_constraint a ON a.conrelid = p.oid AND a.conname = c.conname
              WHERE c.conrelid = r.oid AND c.contype = 'c' AND a.contype = 'c' AND c.conislocal) AS m(name)
       ) AS own_members
FROM rel r
JOIN pg_catalog.pg_inherits i ON i.inhrelid = r.oid
JOIN rel p ON p.oid = i.inhparent
WHERE r.relkind IN ('r', 'p', 'f')
