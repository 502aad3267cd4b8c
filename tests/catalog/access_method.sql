SELECT a.amname::text AS id, CASE a.amtype WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END AS type, a.amhandler::text AS handler
FROM pg_catalog.pg_am a
WHERE a.oid >= 16384 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_am'::regclass AND m.objid = a.oid)
