SELECT p.pubname || '.' || t.prrelid::regclass AS id,
       (SELECT string_agg(a.attname, ',' ORDER BY a.attname COLLATE "C") FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = t.prrelid AND a.attnum = ANY (t.prattrs::int2[])) AS columns,
       CASE WHEN t.prqual IS NOT NULL THEN '*' END AS filter
FROM pg_catalog.pg_publication p
JOIN pg_catalog.pg_publication_rel t ON t.prpubid = p.oid
