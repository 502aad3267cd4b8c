SELECT format('%s.%s(%s)', s.path, f.opfname, m.amname) AS id
FROM pg_catalog.pg_opfamily f
JOIN sch s ON s.oid = f.opfnamespace
JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
WHERE NOT EXISTS (SELECT FROM member x WHERE x.classid = 'pg_catalog.pg_opfamily'::regclass AND x.objid = f.oid)
