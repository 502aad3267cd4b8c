SELECT format('%s.%s(%s, %s)', s.path, o.oprname, CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END,
              format_type(o.oprright, NULL)) AS id,
       CASE WHEN o.oprleft <> 0 THEN format_type(o.oprleft, NULL) END AS left, format_type(o.oprright, NULL) AS right,
       o.oprcode::text AS function,
       NULLIF(o.oprrest::text, '-') AS restrict_function, NULLIF(o.oprjoin::text, '-') AS join_function,
       NULLIF(o.oprcanhash, false) AS hashes, NULLIF(o.oprcanmerge, false) AS merges,
       CASE WHEN c.oid IS NULL THEN NULL WHEN cn.nspname = 'pg_catalog' THEN c.oprname::text
            ELSE format('OPERATOR(%I.%s)', cn.nspname, c.oprname) END AS commutator,
       CASE WHEN g.oid IS NULL THEN NULL WHEN gn.nspname = 'pg_catalog' THEN g.oprname::text
            ELSE format('OPERATOR(%I.%s)', gn.nspname, g.oprname) END AS negator,
       NULLIF(concat_ws(',', CASE WHEN c.oprcode = 0 THEN 'commutator' END, CASE WHEN g.oprcode = 0 THEN 'negator' END), '') AS shells
FROM pg_catalog.pg_operator o
JOIN sch s ON s.oid = o.oprnamespace
LEFT JOIN (pg_catalog.pg_operator c JOIN pg_catalog.pg_namespace cn ON cn.oid = c.oprnamespace) ON c.oid = o.oprcom
LEFT JOIN (pg_catalog.pg_operator g JOIN pg_catalog.pg_namespace gn ON gn.oid = g.oprnamespace) ON g.oid = o.oprnegate
WHERE o.oprcode <> 0 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_operator'::regclass AND m.objid = o.oid)
