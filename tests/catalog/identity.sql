SELECT 'identity of ' || c.path AS id, CASE c.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END AS generation,
       r.relname AS sequence_name, format_type(q.seqtypid, NULL) AS data_type, NULLIF(q.seqstart, 0) AS start,
       q.seqincrement AS increment, NULLIF(q.seqmin, 0) AS minimum, NULLIF(q.seqmax, 0) AS maximum, q.seqcache AS cache,
       NULLIF(q.seqcycle, false) AS cycle
FROM col c
JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = c.attrelid
    AND d.refobjsubid = c.attnum AND d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype = 'i'
JOIN rel r ON r.oid = d.objid AND r.relkind = 'S'
JOIN pg_catalog.pg_sequence q ON q.seqrelid = r.oid
WHERE c.attidentity <> ''
