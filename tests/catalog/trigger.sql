SELECT r.path || '.' || g.tgname AS id,
       CASE WHEN g.tgtype & 2 <> 0 THEN 'BEFORE' WHEN g.tgtype & 64 <> 0 THEN 'INSTEAD OF' ELSE 'AFTER' END AS timing,
       concat_ws(',', CASE WHEN g.tgtype & 4 <> 0 THEN 'INSERT' END, CASE WHEN g.tgtype & 8 <> 0 THEN 'DELETE' END,
                 CASE WHEN g.tgtype & 16 <> 0 THEN 'UPDATE' END, CASE WHEN g.tgtype & 32 <> 0 THEN 'TRUNCATE' END) AS events,
       NULLIF(g.tgtype & 1 <> 0, false) AS for_each_row, CASE WHEN g.tgqual IS NOT NULL THEN '*' END AS when,
       (SELECT format('%I.%I', pn.nspname, p.proname) FROM pg_proc p JOIN pg_namespace pn ON pn.oid = p.pronamespace
        WHERE p.oid = g.tgfoid) AS function,
       CASE WHEN g.tgconstraint <> 0 THEN true END AS constraint, NULLIF(g.tgdeferrable, false) AS deferrable,
       NULLIF(g.tginitdeferred, false) AS initially_deferred, g.tgoldtable AS old_table, g.tgnewtable AS new_table,
       CASE g.tgenabled WHEN 'D' THEN 'DISABLED' WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' END AS enabled,
       (SELECT quote_ident(w.tgname) || ' ON ' || t.quoted FROM pg_catalog.pg_trigger w JOIN rel t ON t.oid = w.tgrelid
        WHERE w.oid = g.tgparentid) AS part_of
FROM pg_catalog.pg_trigger g
JOIN rel r ON r.oid = g.tgrelid
WHERE NOT g.tgisinternal
