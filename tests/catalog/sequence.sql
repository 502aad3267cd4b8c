SELECT r.path AS id, format_type(q.seqtypid, NULL) AS data_type, NULLIF(q.seqstart, 0) AS start,
       q.seqincrement AS increment, NULLIF(q.seqmin, 0) AS minimum, NULLIF(q.seqmax, 0) AS maximum, q.seqcache AS cache,
       NULLIF(q.seqcycle, false) AS cycle, CASE r.relpersistence WHEN 'u' THEN 'UNLOGGED' END AS persistence
FROM rel r
JOIN pg_catalog.pg_sequence q ON q.seqrelid = r.oid
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'i')
