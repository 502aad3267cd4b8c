SELECT format('%s.%s(%s)', s.path, c.opcname, m.amname) AS id, c.opcintype::regtype::text AS type,
       NULLIF(c.opcdefault, false) AS is_default,
       CASE WHEN n.nspname = 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(f.opfname) AS family,
       NULLIF(c.opckeytype, 0)::regtype::text AS storage
FROM pg_catalog.pg_opclass c
JOIN sch s ON s.oid = c.opcnamespace
JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace
WHERE NOT EXISTS (SELECT FROM member x WHERE x.classid = 'pg_catalog.pg_opclass'::regclass AND x.objid = c.oid)
