-- A key that refers to a partitioned table has copies for each of its partitions, which nobody names.
SELECT r.path || '.' || k.conname AS id,
       (SELECT string_agg(a.attname, ',' ORDER BY u.n) FROM unnest(k.conkey) WITH ORDINALITY AS u(number, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number) AS columns,
       n.nspname AS target_schema, t.relname AS target_table,
       (SELECT string_agg(a.attname, ',' ORDER BY u.n) FROM unnest(k.confkey) WITH ORDINALITY AS u(number, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number) AS target_columns,
       CASE k.confmatchtype WHEN 'f' THEN 'FULL' END AS match,
       CASE k.confupdtype WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' END
           AS on_update,
       CASE k.confdeltype WHEN 'r' THEN 'RESTRICT' WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' END
           AS on_delete,
       (SELECT string_agg(a.attname, ',' ORDER BY u.n)
        FROM unnest(k.confdelsetcols) WITH ORDINALITY AS u(number, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number) AS on_delete_columns,
       NULLIF(k.condeferrable, false) AS deferrable, NULLIF(k.condeferred, false) AS initially_deferred,
       NULLIF((to_jsonb(k) ->> 'conperiod')::boolean, false) AS period,
       CASE WHEN NOT (to_jsonb(k) ->> 'conenforced')::boolean THEN true END AS not_enforced,
       NULLIF(NOT k.convalidated AND coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true), false) AS not_valid
FROM rel r
JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid AND k.contype = 'f'
JOIN pg_catalog.pg_class t ON t.oid = k.confrelid
JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint parent WHERE parent.oid = k.conparentid AND parent.conrelid = k.conrelid)
