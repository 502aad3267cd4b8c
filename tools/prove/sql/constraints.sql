-- What rows have to fulfil: checks, keys and foreign keys of tables that hold rows themselves, by table and name.
SELECT k.conrelid, k.contype, k.conname, pg_catalog.array_to_string(k.conkey, ' '),
       CASE k.contype WHEN 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid) END,
       CASE k.contype WHEN 'f' THEN pg_catalog.format('%I.%I', fn.nspname, f.relname) END,
       (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY key.place)
        FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY key(number, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = key.number)
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
WHERE c.relkind = 'r'
  AND k.contype IN ('c', 'f', 'p', 'u', 'x')
  AND k.conkey IS NOT NULL
ORDER BY k.conrelid, k.conname COLLATE "C", k.oid
