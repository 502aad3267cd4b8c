SELECT format('%s AS %s', c.castsource::regtype, c.casttarget::regtype) AS id, c.castsource::regtype::text AS source_type,
       c.casttarget::regtype::text AS target_type, NULLIF(c.castfunc, 0)::regprocedure::text AS function,
       CASE WHEN c.castmethod = 'i' THEN true END AS inout,
       CASE c.castcontext WHEN 'a' THEN 'ASSIGNMENT' WHEN 'i' THEN 'IMPLICIT' END AS context
FROM pg_catalog.pg_cast c
WHERE c.oid >= 16384
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_cast'::regclass AND m.objid = c.oid)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                  WHERE d.classid = 'pg_catalog.pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
