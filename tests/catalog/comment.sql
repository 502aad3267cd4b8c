-- Extensions bring a comment along, of which the model knows nothing.
SELECT 'comment on ' || o.path AS id, d.description AS text, o.class = 'pg_catalog.pg_extension'::regclass AS optional
FROM (SELECT 'pg_catalog.pg_namespace'::regclass, oid, 0, path FROM sch
      UNION ALL
      SELECT 'pg_catalog.pg_class'::regclass, rel.oid, 0, coalesce(i.path, rel.path)
      FROM rel LEFT JOIN identity_sequence i ON i.oid = rel.oid
      WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = rel.oid AND k.contype IN ('p', 'u', 'x'))
      UNION ALL
      -- The index of a key has no id of its own.
      SELECT 'pg_catalog.pg_class'::regclass, k.conindid, 0, 'index of ' || r.path || '.' || k.conname
      FROM pg_catalog.pg_constraint k JOIN rel r ON r.oid = k.conrelid
      WHERE k.contype IN ('p', 'u', 'x')
      UNION ALL
      SELECT 'pg_catalog.pg_class'::regclass, attrelid, attnum, path FROM col
      UNION ALL
      SELECT 'pg_catalog.pg_constraint'::regclass, k.oid, 0, coalesce(r.path, t.path) || '.' || k.conname
      FROM pg_catalog.pg_constraint k LEFT JOIN rel r ON r.oid = k.conrelid LEFT JOIN typ t ON t.oid = k.contypid
      WHERE k.contype <> 'n'
      UNION ALL
      SELECT 'pg_catalog.pg_trigger'::regclass, g.oid, 0, r.path || '.' || g.tgname
      FROM pg_catalog.pg_trigger g JOIN rel r ON r.oid = g.tgrelid
      UNION ALL
      SELECT 'pg_catalog.pg_policy'::regclass, p.oid, 0, r.path || '.' || p.polname
      FROM pg_catalog.pg_policy p JOIN rel r ON r.oid = p.polrelid
      UNION ALL
      -- What is said of the rule of a view is kept as text.
      SELECT 'pg_catalog.pg_rewrite'::regclass, w.oid, 0, r.path || '.' || w.rulename
      FROM pg_catalog.pg_rewrite w JOIN rel r ON r.oid = w.ev_class WHERE w.rulename <> '_RETURN'
      UNION ALL
      SELECT 'pg_catalog.pg_proc'::regclass, oid, 0, path FROM fun
      UNION ALL
      SELECT 'pg_catalog.pg_type'::regclass, oid, 0, path FROM typ
      UNION ALL
      SELECT 'pg_catalog.pg_cast'::regclass, oid, 0, format('%s AS %s', castsource::regtype, casttarget::regtype)
      FROM pg_catalog.pg_cast WHERE oid >= 16384
      UNION ALL
      SELECT 'pg_catalog.pg_operator'::regclass, o.oid, 0,
             format('%s.%s(%s, %s)', s.path, o.oprname, CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END,
                    format_type(o.oprright, NULL))
      FROM pg_catalog.pg_operator o JOIN sch s ON s.oid = o.oprnamespace
      WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_operator'::regclass AND m.objid = o.oid)
      UNION ALL
      SELECT 'pg_catalog.pg_collation'::regclass, c.oid, 0, s.path || '.' || c.collname
      FROM pg_catalog.pg_collation c JOIN sch s ON s.oid = c.collnamespace
      UNION ALL
      SELECT 'pg_catalog.pg_conversion'::regclass, c.oid, 0, s.path || '.' || c.conname
      FROM pg_catalog.pg_conversion c JOIN sch s ON s.oid = c.connamespace
      UNION ALL
      SELECT 'pg_catalog.pg_ts_config'::regclass, c.oid, 0, s.path || '.' || c.cfgname
      FROM pg_catalog.pg_ts_config c JOIN sch s ON s.oid = c.cfgnamespace
      UNION ALL
      SELECT 'pg_catalog.pg_ts_dict'::regclass, d.oid, 0, s.path || '.' || d.dictname
      FROM pg_catalog.pg_ts_dict d JOIN sch s ON s.oid = d.dictnamespace
      UNION ALL
      SELECT 'pg_catalog.pg_ts_parser'::regclass, p.oid, 0, s.path || '.' || p.prsname
      FROM pg_catalog.pg_ts_parser p JOIN sch s ON s.oid = p.prsnamespace
      UNION ALL
      SELECT 'pg_catalog.pg_ts_template'::regclass, t.oid, 0, s.path || '.' || t.tmplname
      FROM pg_catalog.pg_ts_template t JOIN sch s ON s.oid = t.tmplnamespace
      UNION ALL
      SELECT 'pg_catalog.pg_statistic_ext'::regclass, x.oid, 0, s.path || '.' || x.stxname
      FROM pg_catalog.pg_statistic_ext x JOIN sch s ON s.oid = x.stxnamespace
      UNION ALL
      SELECT 'pg_catalog.pg_publication'::regclass, oid, 0, pubname FROM pg_catalog.pg_publication
      UNION ALL
      SELECT 'pg_catalog.pg_opfamily'::regclass, f.oid, 0, format('%s.%s(%s)', s.path, f.opfname, m.amname)
      FROM pg_catalog.pg_opfamily f JOIN sch s ON s.oid = f.opfnamespace JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
      UNION ALL
      SELECT 'pg_catalog.pg_opclass'::regclass, c.oid, 0, format('%s.%s(%s)', s.path, c.opcname, m.amname)
      FROM pg_catalog.pg_opclass c JOIN sch s ON s.oid = c.opcnamespace JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
      UNION ALL
      SELECT 'pg_catalog.pg_transform'::regclass, f.oid, 0, format('%s(%s)', format_type(f.trftype, NULL), l.lanname)
      FROM pg_catalog.pg_transform f JOIN pg_catalog.pg_language l ON l.oid = f.trflang
      UNION ALL
      SELECT 'pg_catalog.pg_language'::regclass, oid, 0, lanname FROM pg_catalog.pg_language
      UNION ALL
      SELECT 'pg_catalog.pg_am'::regclass, oid, 0, amname FROM pg_catalog.pg_am
      UNION ALL
      SELECT 'pg_catalog.pg_subscription'::regclass, oid, 0, subname FROM pg_catalog.pg_subscription
      UNION ALL
      SELECT 'pg_catalog.pg_event_trigger'::regclass, oid, 0, evtname FROM pg_catalog.pg_event_trigger
      UNION ALL
      SELECT 'pg_catalog.pg_foreign_data_wrapper'::regclass, oid, 0, fdwname FROM pg_catalog.pg_foreign_data_wrapper
      UNION ALL
      SELECT 'pg_catalog.pg_foreign_server'::regclass, oid, 0, srvname FROM pg_catalog.pg_foreign_server
      UNION ALL
      SELECT 'pg_catalog.pg_extension'::regclass, oid, 0, extname FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql'
     ) AS o(class, object, sub, path)
JOIN pg_catalog.pg_description d ON d.classoid = o.class AND d.objoid = o.object AND d.objsubid = o.sub
WHERE (d.objoid >= 16384 OR d.classoid = 'pg_catalog.pg_namespace'::regclass) AND NOT (o.path = 'public' AND d.description = 'standard public schema')
UNION ALL
SELECT 'comment on ' || r.rolname, d.description, false
FROM pg_catalog.pg_roles r
JOIN pg_catalog.pg_shdescription d ON d.classoid = 'pg_catalog.pg_authid'::regclass AND d.objoid = r.oid
WHERE r.oid >= 16384
UNION ALL
-- Those of initdb are the same everywhere.
SELECT 'comment on ' || d.datname, s.description, d.oid < 16384
FROM pg_catalog.pg_database d
JOIN pg_catalog.pg_shdescription s ON s.classoid = 'pg_catalog.pg_database'::regclass AND s.objoid = d.oid
