-- What the other files of this folder begin with: the objects that somebody made, without what the server and the
-- extensions bring along. `path` is the name as a model's id has it.
WITH member AS MATERIALIZED (
    SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e' AND objid >= 16384
    -- What schema/platform makes in this schema stands in for extensions that a plain server lacks.
    UNION ALL
    SELECT tableoid, oid FROM pg_catalog.pg_proc WHERE oid >= 16384 AND pronamespace = to_regnamespace('extensions')
    UNION ALL
    SELECT tableoid, oid FROM pg_catalog.pg_type WHERE oid >= 16384 AND typnamespace = to_regnamespace('extensions')
    UNION ALL
    SELECT tableoid, oid FROM pg_catalog.pg_operator WHERE oid >= 16384 AND oprnamespace = to_regnamespace('extensions')
    UNION ALL
    SELECT tableoid, oid FROM pg_catalog.pg_opfamily WHERE oid >= 16384 AND opfnamespace = to_regnamespace('extensions')
    UNION ALL
    SELECT tableoid, oid FROM pg_catalog.pg_opclass WHERE oid >= 16384 AND opcnamespace = to_regnamespace('extensions')
    UNION ALL
    SELECT a.tableoid, a.oid FROM pg_catalog.pg_am a
    WHERE a.oid >= 16384 AND EXISTS (SELECT FROM pg_catalog.pg_opclass c
                                     WHERE c.opcmethod = a.oid AND c.opcnamespace = to_regnamespace('extensions'))
),
sch AS (
    SELECT n.oid, n.nspname::text AS path, n.nspowner, n.nspacl
    FROM pg_catalog.pg_namespace n
    WHERE left(n.nspname, 3) <> 'pg_'
      AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_namespace'::regclass AND m.objid = n.oid)
),
rel AS (
    SELECT c.*, s.path || '.' || c.relname AS path, quote_ident(s.path) || '.' || quote_ident(c.relname) AS quoted
    FROM pg_catalog.pg_class c
    JOIN sch s ON s.oid = c.relnamespace
    WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
),
col AS (
    SELECT a.*, r.relkind, r.path AS relation_path, r.path || '.' || a.attname AS path,
           r.quoted || '.' || quote_ident(a.attname) AS quoted
    FROM rel r
    JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid
    WHERE a.attnum > 0 AND NOT a.attisdropped
),
fun AS (
    SELECT p.*, format('%s.%s(%s)', s.path, p.proname, oidvectortypes(p.proargtypes)) AS path,
           -- Range types come with functions of their own.
           EXISTS (SELECT FROM pg_catalog.pg_depend d
                   WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i') AS of_range
    FROM pg_catalog.pg_proc p
    JOIN sch s ON s.oid = p.pronamespace
    WHERE p.oid >= 16384 AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_proc'::regclass AND m.objid = p.oid)
),
-- Types that are no row types of tables and no arrays.
typ AS (
    SELECT t.*, s.path || '.' || t.typname AS path, s.path AS schema_path
    FROM pg_catalog.pg_type t
    JOIN sch s ON s.oid = t.typnamespace
    WHERE t.oid >= 16384 AND (t.typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_type element WHERE element.typarray = t.oid)
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::regclass AND m.objid = t.oid)
),
-- Whatever has an owner and an access list; `by_default`: the list that holds when none is stored.
identity_sequence AS (
    SELECT r.oid, 'identity of ' || c.path AS path, r.relowner, r.relacl
    FROM pg_catalog.pg_depend d
    JOIN rel r ON r.oid = d.objid AND r.relkind = 'S'
    JOIN col c ON c.attrelid = d.refobjid AND c.attnum = d.refobjsubid
    WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype = 'i'
),
owned(path, owner, acl, by_default) AS (
    SELECT path, nspowner, nspacl,
           CASE path WHEN 'public' THEN acldefault('n', nspowner) || makeaclitem(0, nspowner, 'USAGE', false)
                     ELSE acldefault('n', nspowner) END FROM sch
    UNION ALL
    SELECT path, relowner, relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)
    FROM rel WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND NOT EXISTS (SELECT FROM identity_sequence i WHERE i.oid = rel.oid)
    UNION ALL
    SELECT path, relowner, relacl, acldefault('s', relowner) FROM identity_sequence
    UNION ALL
    -- Those that databases are copied from have fewer from the beginning.
    SELECT datname, datdba, datacl, acldefault('d', datdba) FROM pg_catalog.pg_database WHERE datname NOT LIKE 'template_'
    UNION ALL
    SELECT path, proowner, proacl, acldefault('f', proowner) FROM fun
    UNION ALL
    SELECT path, typowner, typacl, acldefault('T', typowner) FROM typ WHERE typtype <> 'm'
    UNION ALL
    SELECT lanname::text, lanowner, lanacl, acldefault('l', lanowner) FROM pg_catalog.pg_language
    UNION ALL
    SELECT fdwname::text, fdwowner, fdwacl, acldefault('F', fdwowner) FROM pg_catalog.pg_foreign_data_wrapper w
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_foreign_data_wrapper'::regclass AND m.objid = w.oid)
    UNION ALL
    SELECT srvname::text, srvowner, srvacl, acldefault('S', srvowner) FROM pg_catalog.pg_foreign_server
    UNION ALL
    SELECT path, NULL, attacl, NULL FROM col WHERE attacl IS NOT NULL
    UNION ALL
    SELECT s.path || '.' || x.stxname, x.stxowner, NULL, NULL FROM pg_catalog.pg_statistic_ext x JOIN sch s ON s.oid = x.stxnamespace
    UNION ALL
    SELECT s.path || '.' || c.collname, c.collowner, NULL, NULL FROM pg_catalog.pg_collation c JOIN sch s ON s.oid = c.collnamespace
    UNION ALL
    SELECT s.path || '.' || c.conname, c.conowner, NULL, NULL FROM pg_catalog.pg_conversion c JOIN sch s ON s.oid = c.connamespace
    UNION ALL
    SELECT s.path || '.' || c.cfgname, c.cfgowner, NULL, NULL FROM pg_catalog.pg_ts_config c JOIN sch s ON s.oid = c.cfgnamespace
    UNION ALL
    SELECT s.path || '.' || d.dictname, d.dictowner, NULL, NULL FROM pg_catalog.pg_ts_dict d JOIN sch s ON s.oid = d.dictnamespace
    UNION ALL
    SELECT format('%s.%s(%s)', s.path, f.opfname, m.amname), f.opfowner, NULL, NULL
    FROM pg_catalog.pg_opfamily f JOIN sch s ON s.oid = f.opfnamespace JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
    UNION ALL
    SELECT format('%s.%s(%s)', s.path, c.opcname, m.amname), c.opcowner, NULL, NULL
    FROM pg_catalog.pg_opclass c JOIN sch s ON s.oid = c.opcnamespace JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
    UNION ALL
    SELECT format('%s.%s(%s, %s)', s.path, o.oprname, CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END,
                  format_type(o.oprright, NULL)), o.oprowner, NULL, NULL
    FROM pg_catalog.pg_operator o JOIN sch s ON s.oid = o.oprnamespace
    UNION ALL
    SELECT pubname::text, pubowner, NULL, NULL FROM pg_catalog.pg_publication
    UNION ALL
    SELECT evtname::text, evtowner, NULL, NULL FROM pg_catalog.pg_event_trigger
)
