-- How far the sequences have come: oid, name, the column that it belongs to (table, number) the last value, the step and the start.
SELECT q.seqrelid, pg_catalog.format('%I.%I', n.nspname, c.relname),
       coalesce(d.refobjid, 0), coalesce(d.refobjsubid, 0),
       pg_catalog.pg_sequence_last_value(q.seqrelid), q.seqincrement, q.seqstart
FROM pg_catalog.pg_sequence q
JOIN pg_catalog.pg_class c ON c.oid = q.seqrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
    AND d.objid = q.seqrelid AND d.objsubid = 0
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i')
WHERE c.relpersistence <> 't'
ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
