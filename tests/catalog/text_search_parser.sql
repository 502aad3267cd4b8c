SELECT s.path || '.' || p.prsname AS id, p.prsstart::text AS start, p.prstoken::text AS gettoken, p.prsend::text AS "end",
       p.prslextype::text AS lextypes, NULLIF(p.prsheadline::oid, 0)::regproc::text AS headline
FROM pg_catalog.pg_ts_parser p
JOIN sch s ON s.oid = p.prsnamespace
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_ts_parser'::regclass AND m.objid = p.oid)
