SELECT s.path || '.' || x.stxname AS id,
       (SELECT string_agg(a.attname, ',' ORDER BY a.attname COLLATE "C") FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = x.stxrelid AND a.attnum = ANY (x.stxkeys)) AS columns,
       NULLIF(x.stxstattarget, -1) AS target
FROM pg_catalog.pg_statistic_ext x
JOIN sch s ON s.oid = x.stxnamespace
