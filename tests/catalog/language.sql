SELECT l.lanname::text AS id, l.lanpltrusted AS trusted, NULLIF(l.lanplcallfoid, 0)::regproc::text AS handler,
       NULLIF(l.laninline, 0)::regproc::text AS inline_handler, NULLIF(l.lanvalidator, 0)::regproc::text AS validator, false AS optional
FROM pg_catalog.pg_language l
WHERE l.oid >= 16384 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_language'::regclass AND m.objid = l.oid)
  AND l.lanname <> 'plpgsql'
UNION ALL
-- Only those that the schema names are objects of the model.
SELECT lanname::text, false, NULL, NULL, NULL, true FROM pg_catalog.pg_language WHERE oid < 16384 OR lanname = 'plpgsql'
