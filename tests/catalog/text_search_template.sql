SELECT s.path || '.' || t.tmplname AS id, NULLIF(t.tmplinit::oid, 0)::regproc::text AS init, t.tmpllexize::text AS lexize
FROM pg_catalog.pg_ts_template t
JOIN sch s ON s.oid = t.tmplnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_ts_template'::regclass AND m.objid = t.oid)
