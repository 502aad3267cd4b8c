-- The schema of the current database as rows (kind, identity, definition).
--
-- Two databases hold the same schema exactly when this query returns the same rows on both. Nothing
-- here depends on object ids, on the order in which things were created, or on the order of a table's
-- columns (views and composite types do have an order: it is part of their contract).
--
-- One statement, no temporary objects: PQexec and psql run it alike. PostgreSQL 15 to 18. Run it with an
-- empty search_path, so that every name inside an expression is printed in full.
-- Columns that only some server versions have are read through to_jsonb(row).
--
-- Left out on purpose: what belongs to an extension, system and temporary schemas, data and the
-- position of sequences, NOT NULL constraints as objects of their own (only PostgreSQL 18 has them; the column's
-- "not null" says it on every version).
WITH member AS MATERIALIZED (
    SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'
),
sch AS MATERIALIZED (
    SELECT n.oid, n.nspname, n.nspowner, n.nspacl
    FROM pg_catalog.pg_namespace n
    WHERE left(n.nspname, 3) <> 'pg_'
      AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_namespace'::regclass AND m.objid = n.oid)
),
rel AS MATERIALIZED (
    SELECT c.*, format('%I.%I', s.nspname, c.relname) AS id,
           CASE c.relkind
               WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
               WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
               WHEN 'S' THEN 'sequence' WHEN 'c' THEN 'composite type'
           END AS what
    FROM pg_catalog.pg_class c
    JOIN sch s ON s.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_class'::regclass AND m.objid = c.oid)
),
col AS MATERIALIZED (
    SELECT a.*, r.id || '.' || quote_ident(a.attname) AS id, r.relkind, r.id AS rel_id
    FROM rel r
    JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid
    WHERE a.attnum > 0 AND NOT a.attisdropped AND r.relkind <> 'S'
),
fun AS MATERIALIZED (
    SELECT p.*, format('%I.%I(%s)', s.nspname, p.proname, oidvectortypes(p.proargtypes)) AS id,
           CASE p.prokind WHEN 'f' THEN 'function' WHEN 'p' THEN 'procedure' WHEN 'w' THEN 'window function'
                          ELSE 'aggregate' END AS what
    FROM pg_catalog.pg_proc p
    JOIN sch s ON s.oid = p.pronamespace
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_proc'::regclass AND m.objid = p.oid)
),
-- Types that somebody created as types: no row types of tables, no array types, no multiranges.
typ AS MATERIALIZED (
    SELECT t.*, format('%I.%I', s.nspname, t.typname) AS id
    FROM pg_catalog.pg_type t
    JOIN sch s ON s.oid = t.typnamespace
    WHERE t.typtype <> 'm'
      AND (t.typrelid = 0 OR EXISTS (SELECT FROM rel r WHERE r.oid = t.typrelid AND r.relkind = 'c'))
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_type element WHERE element.typarray = t.oid)
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_type'::regclass AND m.objid = t.oid)
),
wrapper AS (
    SELECT w.* FROM pg_catalog.pg_foreign_data_wrapper w
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_foreign_data_wrapper'::regclass AND m.objid = w.oid)
),
server AS (
    SELECT f.* FROM pg_catalog.pg_foreign_server f
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_foreign_server'::regclass AND m.objid = f.oid)
),
-- The catalog of subscriptions is shared by all databases.
sub AS (
    SELECT s.* FROM pg_catalog.pg_subscription s
    WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database())
),
-- Every object with an owner and an access list: the list that holds when none is stored is spelled out.
owned(what, id, owner, acl) AS (
    SELECT 'schema', quote_ident(nspname), nspowner, coalesce(nspacl, acldefault('n', nspowner)) FROM sch
    UNION ALL
    SELECT what, id, relowner,
           coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))
    FROM rel WHERE relkind <> 'c'
    UNION ALL
    SELECT 'routine', id, proowner, coalesce(proacl, acldefault('f', proowner)) FROM fun
    UNION ALL
    SELECT 'type', id, typowner, coalesce(typacl, acldefault('T', typowner)) FROM typ
    UNION ALL
    SELECT 'foreign data wrapper', quote_ident(fdwname), fdwowner, coalesce(fdwacl, acldefault('F', fdwowner)) FROM wrapper
    UNION ALL
    SELECT 'server', quote_ident(srvname), srvowner, coalesce(srvacl, acldefault('S', srvowner)) FROM server
    UNION ALL
    SELECT 'language', quote_ident(lanname), lanowner, coalesce(lanacl, acldefault('l', lanowner))
    FROM pg_catalog.pg_language WHERE lanispl
    UNION ALL
    -- Not the usual list, for databases have many names.
    SELECT 'database', quote_ident(datname), NULLIF(datdba, 10), datacl
    FROM pg_catalog.pg_database
    WHERE NOT datistemplate
      AND (datdba <> 10 OR (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(datacl) a) IS DISTINCT FROM
                           (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(acldefault('d', datdba)) a))
    UNION ALL
    SELECT 'column', id, NULL, attacl FROM col WHERE attacl IS NOT NULL
    UNION ALL
    SELECT 'statistics', format('%I.%I', s.nspname, x.stxname), x.stxowner, NULL
    FROM pg_catalog.pg_statistic_ext x JOIN sch s ON s.oid = x.stxnamespace
    UNION ALL
    SELECT 'publication', quote_ident(pubname), pubowner, NULL FROM pg_catalog.pg_publication
    UNION ALL
    SELECT 'event trigger', quote_ident(evtname), evtowner, NULL FROM pg_catalog.pg_event_trigger
    UNION ALL
    SELECT 'subscription', quote_ident(subname), subowner, NULL FROM sub
),
fact(kind, identity, definition) AS (
    SELECT 'schema', quote_ident(nspname), '' FROM sch

    UNION ALL
    SELECT 'extension', quote_ident(e.extname),
           format('version %s schema %I', e.extversion, n.nspname)
    FROM pg_catalog.pg_extension e
    JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace

    -- Relations: everything that is true of the whole of a table or view.
    UNION ALL
    SELECT r.what, r.id,
           concat_ws('; ',
               CASE r.relpersistence WHEN 'u' THEN 'unlogged' WHEN 't' THEN 'temporary' END,
               CASE WHEN r.relrowsecurity THEN 'row security' END,
               CASE WHEN r.relforcerowsecurity THEN 'row security forced' END,
               CASE WHEN r.relkind IN ('r', 'p', 'm') THEN 'replica identity ' || r.relreplident::text END,
               'method ' || (SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = r.relam),
               'tablespace ' || (SELECT s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = r.reltablespace),
               'of ' || (SELECT t.oid::regtype::text FROM pg_catalog.pg_type t WHERE t.oid = r.reloftype),
               'partition by ' || CASE WHEN r.relkind = 'p' THEN pg_get_partkeydef(r.oid) END,
               'partition ' || pg_get_expr(r.relpartbound, r.oid),
               'options ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(r.reloptions) o),
               'toast options ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C")
                                    FROM pg_catalog.pg_class toast, unnest(toast.reloptions) o
                                    WHERE toast.oid = r.reltoastrelid),
               'server ' || (SELECT quote_ident(s.srvname)
                                    || coalesce(' ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(f.ftoptions) o), '')
                             FROM pg_catalog.pg_foreign_table f
                             JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
                             WHERE f.ftrelid = r.oid))
    FROM rel r WHERE r.relkind NOT IN ('S', 'c')

    UNION ALL
    SELECT 'inheritance', r.id,
           string_agg(i.inhparent::regclass::text || CASE WHEN i.inhdetachpending THEN ' (being detached)' ELSE '' END,
                      ', ' ORDER BY i.inhseqno)
    FROM rel r
    JOIN pg_catalog.pg_inherits i ON i.inhrelid = r.oid
    GROUP BY r.id

    UNION ALL
    SELECT 'query', id, pg_get_viewdef(oid) FROM rel WHERE relkind IN ('v', 'm')

    UNION ALL
    SELECT 'column', c.id,
           concat_ws('; ',
               format_type(c.atttypid, c.atttypmod),
               CASE WHEN c.attnotnull THEN 'not null' END,
               -- That constraint, which PostgreSQL keeps since 18. One that is inherited has the name that it had when the table joined its
               -- parent, or that of the parent, and is never renamed alone; whether it is valid depends on when the table was made.
               (SELECT NULLIF(concat_ws(', ', CASE WHEN k.coninhcount = 0 THEN 'as ' || quote_ident(k.conname) END,
                                 CASE WHEN k.connoinherit THEN 'no inherit' END,
                                 CASE WHEN NOT k.convalidated AND k.conislocal THEN 'not validated' END), '')
                FROM pg_catalog.pg_constraint k
                WHERE k.conrelid = c.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[c.attnum]),
               'default ' || CASE WHEN c.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END,
               CASE c.attgenerated WHEN 's' THEN 'stored as ' WHEN 'v' THEN 'computed as ' END
                   || pg_get_expr(d.adbin, d.adrelid),
               CASE c.attidentity WHEN 'a' THEN 'identity always' WHEN 'd' THEN 'identity by default' END,
               'collation ' || CASE WHEN c.attcollation <> t.typcollation THEN c.attcollation::regcollation::text END,
               'storage ' || c.attstorage::text,
               'compression ' || NULLIF(c.attcompression::text, ''),
               'statistics ' || NULLIF(c.attstattarget, -1),
               -- pg_attver is a mark of the server's own (15.20): different on every table, and nobody's wish.
               'options ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(c.attoptions) o
                              WHERE o NOT LIKE 'pg\_attver=%'),
               'wrapper options ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(c.attfdwoptions) o),
               CASE WHEN c.attinhcount > 0 THEN CASE WHEN c.attislocal THEN 'inherited and local' ELSE 'inherited' END END)
    FROM col c
    JOIN pg_catalog.pg_type t ON t.oid = c.atttypid
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.attrelid AND d.adnum = c.attnum

    UNION ALL
    SELECT 'column order', rel_id, string_agg(quote_ident(attname), ', ' ORDER BY attnum)
    FROM col WHERE relkind IN ('v', 'm', 'c')
    GROUP BY rel_id

    -- A foreign key on a partitioned table has copies for each referenced partition under made-up names;
    -- the key itself is enough.
    UNION ALL
    SELECT 'constraint', coalesce(r.id, t.id) || ' ' || quote_ident(k.conname),
           concat_ws('; ', pg_get_constraintdef(k.oid),
               CASE WHEN NOT k.convalidated THEN 'not validated' END,
               CASE WHEN NOT k.conislocal THEN 'inherited' WHEN k.coninhcount > 0 THEN 'inherited and local' END)
    FROM pg_catalog.pg_constraint k
    LEFT JOIN rel r ON r.oid = k.conrelid
    LEFT JOIN typ t ON t.oid = k.contypid
    WHERE coalesce(r.id, t.id) IS NOT NULL
      AND k.contype NOT IN ('n', 't')
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint parent
                      WHERE parent.oid = k.conparentid AND parent.conrelid = k.conrelid)

    UNION ALL
    SELECT 'index', i.indexrelid::regclass::text,
           concat_ws('; ',
               -- Storage parameters have no order: they are taken out and added sorted.
               CASE WHEN ic.reloptions IS NULL THEN pg_get_indexdef(i.indexrelid)
                    ELSE regexp_replace(pg_get_indexdef(i.indexrelid), ' WITH \([a-z_]+=[^()]*\)', '') END,
               'options ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(ic.reloptions) o),
               CASE WHEN i.indisclustered THEN 'clustered' END,
               CASE WHEN i.indisreplident THEN 'replica identity' END,
               CASE WHEN NOT i.indisvalid THEN 'invalid' END,
               'part of ' || (SELECT string_agg(h.inhparent::regclass::text, ', ')
                              FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid),
               'tablespace ' || (SELECT s.spcname FROM pg_catalog.pg_class c
                                 JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
                                 WHERE c.oid = i.indexrelid),
               'statistics ' || (SELECT string_agg(a.attnum || '=' || a.attstattarget, ', ' ORDER BY a.attnum)
                                 FROM pg_catalog.pg_attribute a
                                 WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0))
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
    JOIN rel r ON r.oid = i.indrelid

    UNION ALL
    SELECT 'sequence', r.id,
           concat_ws('; ', format_type(q.seqtypid, NULL),
               CASE r.relpersistence WHEN 'u' THEN 'unlogged' END,
               'start ' || q.seqstart, 'increment ' || q.seqincrement, 'min ' || q.seqmin, 'max ' || q.seqmax,
               'cache ' || q.seqcache, CASE WHEN q.seqcycle THEN 'cycle' END,
               (SELECT CASE d.deptype WHEN 'i' THEN 'identity of ' ELSE 'owned by ' END || c.id
                FROM pg_catalog.pg_depend d
                JOIN col c ON c.attrelid = d.refobjid AND c.attnum = d.refobjsubid
                WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = r.oid AND d.objsubid = 0
                  AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')))
    FROM rel r
    JOIN pg_catalog.pg_sequence q ON q.seqrelid = r.oid

    UNION ALL
    SELECT what, id,
           concat_ws('; ',
               -- Nor have settings an order; the lines after AS are the body, whatever they look like.
               CASE WHEN cardinality(proconfig) > 1 AND position(E'\nAS ' IN pg_get_functiondef(oid)) > 0
                    THEN regexp_replace(left(pg_get_functiondef(oid), position(E'\nAS ' IN pg_get_functiondef(oid))),
                                        '\n SET [^\n]*', '', 'g')
                         || substr(pg_get_functiondef(oid), position(E'\nAS ' IN pg_get_functiondef(oid)) + 1)
                    ELSE pg_get_functiondef(oid) END,
               'settings ' || (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(proconfig) o),
               (SELECT 'depends on extension ' || string_agg(e.extname, ', ' ORDER BY e.extname COLLATE "C")
                FROM pg_catalog.pg_depend d
                JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                WHERE d.deptype = 'x' AND d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = fun.oid
                  AND d.refclassid = 'pg_catalog.pg_extension'::regclass))
    FROM fun WHERE prokind <> 'a'

    UNION ALL
    SELECT f.what, f.id,
           concat_ws('; ', pg_get_function_arguments(f.oid), 'returns ' || f.prorettype::regtype::text,
               'parallel ' || f.proparallel::text,
               'kind ' || a.aggkind::text || ' direct ' || a.aggnumdirectargs,
               'state ' || a.aggtranstype::regtype::text || ' size ' || a.aggtransspace || ' by ' || a.aggtransfn::text,
               'start ' || a.agginitval,
               'final ' || a.aggfinalfn::text || ' ' || a.aggfinalmodify::text || CASE WHEN a.aggfinalextra THEN ' extra' ELSE '' END,
               'combine ' || a.aggcombinefn::text || ' ' || a.aggserialfn::text || ' ' || a.aggdeserialfn::text,
               'moving ' || a.aggmtransfn::text || ' ' || a.aggminvtransfn::text || ' ' || a.aggmfinalfn::text
                   || ' ' || a.aggmtranstype::regtype::text || ' ' || a.aggmtransspace || ' ' || a.aggmfinalmodify::text
                   || CASE WHEN a.aggmfinalextra THEN ' extra' ELSE '' END,
               'moving start ' || a.aggminitval,
               'sort ' || NULLIF(a.aggsortop, 0)::regoperator::text)
    FROM fun f
    JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = f.oid

    UNION ALL
    SELECT 'trigger', r.id || ' ' || quote_ident(g.tgname),
           concat_ws('; ', pg_get_triggerdef(g.oid), 'fires ' || g.tgenabled::text,
               CASE WHEN g.tgparentid <> 0 THEN 'copy' END)
    FROM pg_catalog.pg_trigger g
    JOIN rel r ON r.oid = g.tgrelid
    WHERE NOT g.tgisinternal

    UNION ALL
    SELECT 'rule', r.id || ' ' || quote_ident(w.rulename), pg_get_ruledef(w.oid) || '; fires ' || w.ev_enabled::text
    FROM pg_catalog.pg_rewrite w
    JOIN rel r ON r.oid = w.ev_class
    WHERE w.rulename <> '_RETURN'

    UNION ALL
    SELECT 'policy', r.id || ' ' || quote_ident(p.polname),
           concat_ws('; ',
               CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END,
               CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete' ELSE 'all' END,
               'to ' || (SELECT string_agg(o.grantee, ', ' ORDER BY o.grantee COLLATE "C")
                         FROM (SELECT CASE WHEN member_oid = 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(member_oid)::text) END
                               FROM unnest(p.polroles) member_oid) AS o(grantee)),
               'using ' || pg_get_expr(p.polqual, p.polrelid),
               'check ' || pg_get_expr(p.polwithcheck, p.polrelid))
    FROM pg_catalog.pg_policy p
    JOIN rel r ON r.oid = p.polrelid

    -- Types.
    UNION ALL
    SELECT 'enum', t.id, coalesce(string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder), '(no label)')
    FROM typ t
    LEFT JOIN pg_catalog.pg_enum e ON e.enumtypid = t.oid
    WHERE t.typtype = 'e'
    GROUP BY t.id

    UNION ALL
    SELECT 'domain', t.id,
           concat_ws('; ', format_type(t.typbasetype, t.typtypmod),
               CASE WHEN t.typnotnull THEN 'not null' END,
               'default ' || coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault),
               'collation ' || NULLIF(t.typcollation, 0)::regcollation::text)
    FROM typ t WHERE t.typtype = 'd'

    UNION ALL
    SELECT 'range', t.id,
           concat_ws('; ', format_type(g.rngsubtype, NULL),
               'multirange ' || g.rngmultitypid::regtype::text,
               'collation ' || NULLIF(g.rngcollation, 0)::regcollation::text,
               'class ' || (SELECT format('%I.%I', n.nspname, c.opcname) FROM pg_catalog.pg_opclass c
                            JOIN pg_catalog.pg_namespace n ON n.oid = c.opcnamespace WHERE c.oid = g.rngsubopc),
               'canonical ' || g.rngcanonical::text, 'difference ' || g.rngsubdiff::text)
    FROM typ t
    JOIN pg_catalog.pg_range g ON g.rngtypid = t.oid

    UNION ALL
    SELECT CASE WHEN t.typisdefined THEN 'base type' ELSE 'shell type' END, t.id,
           concat_ws('; ', 'length ' || t.typlen, CASE WHEN t.typbyval THEN 'by value' END,
               'category ' || t.typcategory::text, CASE WHEN t.typispreferred THEN 'preferred' END,
               'delimiter ' || t.typdelim::text, 'alignment ' || t.typalign::text, 'storage ' || t.typstorage::text,
               'functions ' || concat_ws(' ', t.typinput, t.typoutput, t.typreceive, t.typsend, t.typmodin, t.typmodout,
                                         t.typanalyze, t.typsubscript),
               'element ' || NULLIF(t.typelem, 0)::regtype::text, 'default ' || t.typdefault)
    FROM typ t WHERE t.typtype IN ('b', 'p')

    UNION ALL
    SELECT 'collation', format('%I.%I', s.nspname, c.collname),
           concat_ws('; ', 'provider ' || c.collprovider::text, 'lc_collate ' || c.collcollate, 'lc_ctype ' || c.collctype,
               'locale ' || coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale'),
               'rules ' || (to_jsonb(c) ->> 'collicurules'),
               CASE WHEN NOT c.collisdeterministic THEN 'not deterministic' END)
    FROM pg_catalog.pg_collation c
    JOIN sch s ON s.oid = c.collnamespace

    -- Operators and what is built of them.
    UNION ALL
    SELECT 'operator', format('%I.%s (%s, %s)', s.nspname, o.oprname, format_type(NULLIF(o.oprleft, 0), NULL), format_type(o.oprright, NULL)),
           concat_ws('; ', o.oprcode::text, 'commutator ' || NULLIF(o.oprcom, 0)::regoperator::text,
               'negator ' || NULLIF(o.oprnegate, 0)::regoperator::text, 'restrict ' || o.oprrest::text, 'join ' || o.oprjoin::text,
               CASE WHEN o.oprcanmerge THEN 'merges' END, CASE WHEN o.oprcanhash THEN 'hashes' END)
    FROM pg_catalog.pg_operator o
    JOIN sch s ON s.oid = o.oprnamespace
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_operator'::regclass AND m.objid = o.oid)

    UNION ALL
    SELECT 'operator family', format('%I.%I using %I', s.nspname, f.opfname, m.amname),
           concat_ws('; ',
               (SELECT string_agg(format('operator %s %s', o.amopstrategy, o.amopopr::regoperator), ', '
                                  ORDER BY o.amopstrategy, o.amopopr::regoperator::text COLLATE "C")
                FROM pg_catalog.pg_amop o WHERE o.amopfamily = f.oid),
               (SELECT string_agg(format('function %s %s', p.amprocnum, p.amproc::regprocedure), ', '
                                  ORDER BY p.amprocnum, p.amproc::regprocedure::text COLLATE "C")
                FROM pg_catalog.pg_amproc p WHERE p.amprocfamily = f.oid))
    FROM pg_catalog.pg_opfamily f
    JOIN sch s ON s.oid = f.opfnamespace
    JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
    WHERE NOT EXISTS (SELECT FROM member x WHERE x.classid = 'pg_catalog.pg_opfamily'::regclass AND x.objid = f.oid)

    UNION ALL
    SELECT 'operator class', format('%I.%I using %I', s.nspname, c.opcname, m.amname),
           concat_ws('; ', 'for ' || c.opcintype::regtype::text, CASE WHEN c.opcdefault THEN 'default' END,
               'key ' || NULLIF(c.opckeytype, 0)::regtype::text, 'family ' || quote_ident(f.opfname))
    FROM pg_catalog.pg_opclass c
    JOIN sch s ON s.oid = c.opcnamespace
    JOIN pg_catalog.pg_am m ON m.oid = c.opcmethod
    JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
    WHERE NOT EXISTS (SELECT FROM member x WHERE x.classid = 'pg_catalog.pg_opclass'::regclass AND x.objid = c.oid)

    UNION ALL
    SELECT 'cast', format('%s to %s', c.castsource::regtype, c.casttarget::regtype),
           concat_ws('; ', 'context ' || c.castcontext::text, 'method ' || c.castmethod::text,
               NULLIF(c.castfunc, 0)::regprocedure::text)
    FROM pg_catalog.pg_cast c
    WHERE c.oid >= 16384
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_cast'::regclass AND m.objid = c.oid)

    -- Text search, foreign data.
    UNION ALL
    SELECT 'text search parser', format('%I.%I', s.nspname, p.prsname),
           concat_ws(' ', p.prsstart, p.prstoken, p.prsend, p.prslextype, 'headline ' || NULLIF(p.prsheadline, 0)::regproc)
    FROM pg_catalog.pg_ts_parser p
    JOIN sch s ON s.oid = p.prsnamespace
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_ts_parser'::regclass AND m.objid = p.oid)

    UNION ALL
    SELECT 'text search template', format('%I.%I', s.nspname, t.tmplname),
           concat_ws(' ', t.tmpllexize, 'init ' || NULLIF(t.tmplinit, 0)::regproc)
    FROM pg_catalog.pg_ts_template t
    JOIN sch s ON s.oid = t.tmplnamespace
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_ts_template'::regclass AND m.objid = t.oid)

    UNION ALL
    SELECT 'conversion', format('%I.%I', s.nspname, c.conname),
           concat_ws(' ', pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding), c.conproc,
                     CASE WHEN c.condefault THEN 'default' END)
    FROM pg_catalog.pg_conversion c
    JOIN sch s ON s.oid = c.connamespace

    UNION ALL
    SELECT 'transform', format('%s %I', t.trftype::regtype, l.lanname),
           concat_ws(' ', 'from ' || NULLIF(t.trffromsql, 0)::regprocedure, 'to ' || NULLIF(t.trftosql, 0)::regprocedure)
    FROM pg_catalog.pg_transform t
    JOIN pg_catalog.pg_language l ON l.oid = t.trflang
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_transform'::regclass AND m.objid = t.oid)

    UNION ALL
    SELECT 'text search configuration', format('%I.%I', s.nspname, c.cfgname) || ' by ' || (SELECT p.prsname FROM pg_catalog.pg_ts_parser p WHERE p.oid = c.cfgparser),
           (SELECT string_agg(format('%s %s', m.maptokentype, m.mapdict::regdictionary), ', ' ORDER BY m.maptokentype, m.mapseqno)
            FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = c.oid)
    FROM pg_catalog.pg_ts_config c
    JOIN sch s ON s.oid = c.cfgnamespace

    UNION ALL
    SELECT 'text search dictionary', format('%I.%I', s.nspname, d.dictname), concat_ws('; ', t.tmplname, d.dictinitoption)
    FROM pg_catalog.pg_ts_dict d
    JOIN sch s ON s.oid = d.dictnamespace
    JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_ts_dict'::regclass AND m.objid = d.oid)

    UNION ALL
    SELECT 'foreign data wrapper', quote_ident(fdwname),
           concat_ws('; ', NULLIF(fdwhandler, 0)::regproc::text, NULLIF(fdwvalidator, 0)::regproc::text,
               (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(fdwoptions) o))
    FROM wrapper

    UNION ALL
    SELECT 'server', quote_ident(s.srvname),
           concat_ws('; ', (SELECT w.fdwname FROM pg_catalog.pg_foreign_data_wrapper w WHERE w.oid = s.srvfdw),
               'type ' || s.srvtype, 'version ' || s.srvversion,
               (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(s.srvoptions) o))
    FROM server s

    UNION ALL
    SELECT 'user mapping', format('%I %I', srvname, usename),
           (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(umoptions) o)
    FROM pg_catalog.pg_user_mappings

    UNION ALL
    SELECT 'statistics', format('%I.%I', s.nspname, x.stxname),
           concat_ws('; ', x.stxrelid::regclass, 'kinds ' || x.stxkind::text,
               'columns ' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
                              FROM pg_catalog.pg_attribute a
                              WHERE a.attrelid = x.stxrelid AND a.attnum = ANY (x.stxkeys::int2[])),
               'expressions ' || pg_get_statisticsobjdef_expressions(x.oid)::text,
               'target ' || NULLIF(x.stxstattarget, -1))
    FROM pg_catalog.pg_statistic_ext x
    JOIN sch s ON s.oid = x.stxnamespace

    UNION ALL
    SELECT 'publication', quote_ident(p.pubname),
           concat_ws('; ', CASE WHEN p.puballtables THEN 'all tables' END,
               CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
               CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END,
               CASE WHEN p.pubviaroot THEN 'via root' END,
               'generated ' || (to_jsonb(p) ->> 'pubgencols'))
    FROM pg_catalog.pg_publication p

    UNION ALL
    SELECT 'publication', format('%I table %s', p.pubname, t.prrelid::regclass),
           concat_ws('; ',
               'columns ' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C")
                              FROM pg_catalog.pg_attribute a
                              WHERE a.attrelid = t.prrelid AND a.attnum = ANY (t.prattrs::int2[])),
               'where ' || pg_get_expr(t.prqual, t.prrelid))
    FROM pg_catalog.pg_publication p
    JOIN pg_catalog.pg_publication_rel t ON t.prpubid = p.oid

    UNION ALL
    SELECT 'publication', format('%I schema %s', p.pubname, t.pnnspid::regnamespace), ''
    FROM pg_catalog.pg_publication p
    JOIN pg_catalog.pg_publication_namespace t ON t.pnpubid = p.oid

    -- Whether tables follow one after the other is a state, not a wish.
    UNION ALL
    SELECT 'subscription', quote_ident(s.subname),
           concat_ws('; ', 'connection ' || s.subconninfo,
               'publications ' || (SELECT string_agg(quote_ident(p), ', ' ORDER BY p COLLATE "C") FROM unnest(s.subpublications) p),
               'slot ' || s.subslotname, CASE WHEN s.subenabled THEN 'enabled' END,
               'commit ' || s.subsynccommit, CASE WHEN s.subbinary THEN 'binary' END,
               'streaming ' || (to_jsonb(s) ->> 'substream'),
               CASE WHEN s.subtwophasestate::text <> 'd' THEN 'two phase' END,
               CASE WHEN s.subdisableonerr THEN 'disabled on error' END,
               'origin ' || (to_jsonb(s) ->> 'suborigin'), 'password ' || (to_jsonb(s) ->> 'subpasswordrequired'),
               'as owner ' || (to_jsonb(s) ->> 'subrunasowner'), 'failover ' || (to_jsonb(s) ->> 'subfailover'))
    FROM sub s

    UNION ALL
    SELECT 'event trigger', quote_ident(e.evtname),
           concat_ws('; ', e.evtevent, 'fires ' || e.evtenabled::text, e.evtfoid::regprocedure::text,
               (SELECT string_agg(tag, ', ' ORDER BY tag COLLATE "C") FROM unnest(e.evttags) tag))
    FROM pg_catalog.pg_event_trigger e
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_catalog.pg_event_trigger'::regclass AND m.objid = e.oid)

    -- What any object may carry.
    UNION ALL
    SELECT 'owner', what || ' ' || id, quote_ident(pg_get_userbyid(owner)) FROM owned WHERE owner IS NOT NULL

    UNION ALL
    SELECT 'privilege',
           format('%s %s to %s', o.what, o.id,
                  CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END)
           || CASE WHEN x.grantor = coalesce(o.owner, part.relowner, 10) THEN ''
                   ELSE ' by ' || quote_ident(pg_get_userbyid(x.grantor)) END,
           string_agg(x.privilege_type || CASE WHEN x.is_grantable THEN ' with grant option' ELSE '' END, ', '
                      ORDER BY x.privilege_type, x.is_grantable)
    FROM owned o
    LEFT JOIN (SELECT c.id, r.relowner FROM col c JOIN rel r ON r.oid = c.attrelid WHERE c.attacl IS NOT NULL) AS part
           ON o.what = 'column' AND part.id = o.id,
         aclexplode(o.acl) x
    GROUP BY 2

    -- A row without any privilege still says that the default was taken away.
    UNION ALL
    SELECT 'default privilege',
           format('of %I in %s on %s', pg_get_userbyid(d.defaclrole),
                  CASE WHEN d.defaclnamespace = 0 THEN '(any schema)' ELSE d.defaclnamespace::regnamespace::text END, d.defaclobjtype),
           (SELECT string_agg(format('%s to %s%s', x.privilege_type,
                                     CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END,
                                     CASE WHEN x.is_grantable THEN ' with grant option' ELSE '' END), ', '
                              ORDER BY CASE WHEN x.grantee = 0 THEN '' ELSE pg_get_userbyid(x.grantee)::text END COLLATE "C", x.privilege_type)
            FROM aclexplode(d.defaclacl) x)
    FROM pg_catalog.pg_default_acl d

    UNION ALL
    SELECT 'comment', o.type || ' ' || o.identity, d.description
    FROM pg_catalog.pg_description d,
         pg_identify_object(d.classoid, d.objoid, d.objsubid) o
    WHERE (d.objoid >= 16384 OR (d.classoid = 'pg_catalog.pg_namespace'::regclass AND d.objoid IN (SELECT oid FROM sch)))
      AND o.identity IS NOT NULL
      AND NOT EXISTS (SELECT FROM member m WHERE m.classid = d.classoid AND m.objid = d.objoid)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
                      WHERE d.classoid = 'pg_catalog.pg_constraint'::regclass AND k.oid = d.objoid AND k.contype = 'n')

    -- Roles belong to the server, so does what they are members of and what they have set.
    UNION ALL
    SELECT 'role', quote_ident(r.rolname),
           concat_ws('; ', CASE WHEN r.rolsuper THEN 'superuser' END, CASE WHEN r.rolinherit THEN 'inherit' END,
               CASE WHEN r.rolcreaterole THEN 'create role' END, CASE WHEN r.rolcreatedb THEN 'create db' END,
               CASE WHEN r.rolcanlogin THEN 'login' END, CASE WHEN r.rolreplication THEN 'replication' END,
               CASE WHEN r.rolbypassrls THEN 'bypass rls' END, 'limit ' || NULLIF(r.rolconnlimit, -1),
               'until ' || NULLIF(r.rolvaliduntil, 'infinity'))
    FROM pg_catalog.pg_roles r
    WHERE left(r.rolname, 3) <> 'pg_'

    UNION ALL
    SELECT 'membership', format('%I in %I', pg_get_userbyid(m.member), pg_get_userbyid(m.roleid)),
           concat_ws('; ', CASE WHEN m.admin_option THEN 'admin' END,
               'inherit ' || (to_jsonb(m) ->> 'inherit_option'), 'set ' || (to_jsonb(m) ->> 'set_option'),
               'by ' || (SELECT g.rolname FROM pg_catalog.pg_roles g WHERE g.oid = m.grantor AND NOT g.rolsuper))
    FROM pg_catalog.pg_auth_members m
    WHERE m.member >= 16384

    UNION ALL
    SELECT 'role setting', format('%s in %s', CASE s.setrole WHEN 0 THEN '(all)' ELSE quote_ident(pg_get_userbyid(s.setrole)) END,
                                  coalesce(quote_ident(d.datname), '(any)')),
           (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(s.setconfig) o)
    FROM pg_catalog.pg_db_role_setting s
    LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase

    -- Comments and labels of what all databases share.
    UNION ALL
    SELECT 'comment', 'role ' || quote_ident(r.rolname), d.description
    FROM pg_catalog.pg_roles r
    JOIN pg_catalog.pg_shdescription d ON d.classoid = 'pg_catalog.pg_authid'::regclass AND d.objoid = r.oid

    UNION ALL
    SELECT 'comment', 'database ' || quote_ident(d.datname), s.description
    FROM pg_catalog.pg_database d
    JOIN pg_catalog.pg_shdescription s ON s.classoid = 'pg_catalog.pg_database'::regclass AND s.objoid = d.oid
    WHERE NOT d.datistemplate

    UNION ALL
    SELECT 'comment', 'subscription ' || quote_ident(s.subname), d.description
    FROM sub s
    JOIN pg_catalog.pg_shdescription d ON d.classoid = 'pg_catalog.pg_subscription'::regclass AND d.objoid = s.oid

    UNION ALL
    SELECT 'security label', format('%s %s by %s', o.type, o.identity, l.provider), l.label
    FROM pg_catalog.pg_seclabel l,
         pg_identify_object(l.classoid, l.objoid, l.objsubid) o
)
SELECT kind, identity, coalesce(definition, '') AS definition
FROM fact
ORDER BY kind COLLATE "C", identity COLLATE "C", coalesce(definition, '') COLLATE "C";
