-- Statements that make objects anew as the server prints them: one row each, run in this order. What would take other
-- objects with it (a check that others inherit, an index that a foreign key needs) is left alone.
,
lone AS (
    SELECT r.* FROM rel r
    WHERE NOT r.relispartition AND r.relkind <> 'p'
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE r.oid IN (i.inhrelid, i.inhparent))
),
statement(place, path, sql) AS (
    -- A body that is a text means what it says under the search_path of whoever wrote it.
    SELECT 1, f.path, pg_get_functiondef(f.oid) FROM fun f JOIN pg_catalog.pg_language l ON l.oid = f.prolang AND NOT f.of_range
    WHERE f.prokind <> 'a' AND (f.prosqlbody IS NOT NULL OR l.lanname <> 'sql')
    UNION ALL
    SELECT 2, t.path, format('ALTER DOMAIN %s SET DEFAULT %s', t.oid::regtype, pg_get_expr(t.typdefaultbin, 0))
    FROM typ t WHERE t.typtype = 'd' AND t.typdefaultbin IS NOT NULL
    UNION ALL
    SELECT 2, t.path || ' ' || k.conname,
           format(E'ALTER DOMAIN %1$s DROP CONSTRAINT %2$I;\nALTER DOMAIN %1$s ADD CONSTRAINT %2$I %3$s',
                  t.oid::regtype, k.conname, pg_get_constraintdef(k.oid))
           || E';\nCOMMENT ON CONSTRAINT ' || quote_ident(k.conname) || ' ON DOMAIN ' || t.oid::regtype || ' IS '
           || coalesce(quote_literal(obj_description(k.oid, 'pg_constraint')), 'NULL')
    FROM typ t JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid AND k.contype = 'c'
    UNION ALL
    SELECT 3, c.path, format('ALTER TABLE ONLY %s ALTER COLUMN %I SET %s', r.quoted, c.attname,
                             CASE WHEN c.attgenerated = '' THEN 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
                                  ELSE format('EXPRESSION AS (%s)', pg_get_expr(d.adbin, d.adrelid)) END)
    FROM lone r
    JOIN col c ON c.attrelid = r.oid
    JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.attrelid AND d.adnum = c.attnum
    WHERE c.attgenerated <> 'v'
    UNION ALL
    SELECT 4, r.path || ' ' || k.conname,
           format(E'ALTER TABLE %1$s DROP CONSTRAINT %2$I;\nALTER TABLE %1$s ADD CONSTRAINT %2$I %3$s', r.quoted, k.conname,
                  pg_get_constraintdef(k.oid))
           || E';\nCOMMENT ON CONSTRAINT ' || quote_ident(k.conname) || ' ON ' || r.quoted || ' IS '
           || coalesce(quote_literal(obj_description(k.oid, 'pg_constraint')), 'NULL')
    FROM lone r
    JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid AND k.contype IN ('c', 'f')
    UNION ALL
    SELECT 5, r.path || ' ' || x.path,
           format(E'DROP INDEX %1$s;\n%2$s;\nCOMMENT ON INDEX %1$s IS %3$s', x.quoted, pg_get_indexdef(i.indexrelid),
                  coalesce(quote_literal(obj_description(i.indexrelid, 'pg_class')), 'NULL'))
    FROM lone r
    JOIN pg_catalog.pg_index i ON i.indrelid = r.oid AND NOT i.indisreplident AND NOT i.indisclustered
    JOIN rel x ON x.oid = i.indexrelid AND x.reltablespace = 0
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0)
    UNION ALL
    SELECT 6, r.path, format('CREATE OR REPLACE VIEW %s%s AS %s', r.quoted,
                             (SELECT format(' WITH (%s)', string_agg(format('%I = %L', o.option_name, o.option_value), ', '))
                              FROM pg_options_to_table(r.reloptions) o HAVING count(*) > 0),
                             pg_get_viewdef(r.oid))
    FROM rel r WHERE r.relkind = 'v'
    UNION ALL
    SELECT 7, r.path || ' ' || w.rulename, regexp_replace(pg_get_ruledef(w.oid), '^CREATE RULE', 'CREATE OR REPLACE RULE')
    FROM pg_catalog.pg_rewrite w JOIN rel r ON r.oid = w.ev_class
    WHERE w.rulename <> '_RETURN'
    UNION ALL
    SELECT 8, r.path || ' ' || g.tgname,
           format(E'DROP TRIGGER %1$I ON %2$s;\n%3$s;\nCOMMENT ON TRIGGER %1$I ON %2$s IS %4$s', g.tgname, r.quoted,
                  pg_get_triggerdef(g.oid), coalesce(quote_literal(obj_description(g.oid, 'pg_trigger')), 'NULL'))
    FROM lone r
    JOIN pg_catalog.pg_trigger g ON g.tgrelid = r.oid AND NOT g.tgisinternal AND g.tgenabled = 'O'
    UNION ALL
    SELECT 9, r.path || ' ' || p.polname,
           format('ALTER POLICY %I ON %s', p.polname, r.quoted)
           || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
           || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
    FROM pg_catalog.pg_policy p JOIN rel r ON r.oid = p.polrelid
)
SELECT path AS id, sql FROM statement WHERE sql IS NOT NULL ORDER BY place, path COLLATE "C"
