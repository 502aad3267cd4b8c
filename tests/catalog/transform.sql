SELECT format('%s(%s)', format_type(t.trftype, NULL), l.lanname) AS id, format_type(t.trftype, NULL) AS type, l.lanname::text AS language,
       NULLIF(t.trffromsql::oid, 0)::regprocedure::text AS from_sql, NULLIF(t.trftosql::oid, 0)::regprocedure::text AS to_sql
FROM pg_catalog.pg_transform t
JOIN pg_catalog.pg_language l ON l.oid = t.trflang
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_transform'::regclass AND m.objid = t.oid)
