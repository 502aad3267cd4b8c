SELECT e.evtname AS id, e.evtevent AS event, e.evtfoid::regproc::text AS function,
       (SELECT string_agg(tag, ',' ORDER BY tag COLLATE "C") FROM unnest(e.evttags) tag) AS tags,
       CASE e.evtenabled WHEN 'D' THEN 'DISABLED' WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' END AS enabled
FROM pg_catalog.pg_event_trigger e
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_event_trigger'::regclass AND m.objid = e.oid)
