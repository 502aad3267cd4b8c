SELECT r.path || '.' || k.conname AS id,
       (SELECT string_agg(a.attname, ',' ORDER BY u.n) FROM unnest(k.conkey) WITH ORDINALITY AS u(number, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number) AS columns,
       (SELECT string_agg(a.attname, ',' ORDER BY u.n) FROM unnest(i.indkey) WITH ORDINALITY AS u(number, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number
        WHERE u.n > i.indnkeyatts) AS include,
       NULLIF((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_not_distinct,
       NULLIF((to_jsonb(k) ->> 'conperiod')::boolean, false) AS without_overlaps,
       NULLIF(k.condeferrable, false) AS deferrable, NULLIF(k.condeferred, false) AS initially_deferred,
       '{' || (SELECT string_agg(o.option_name || '=' || o.option_value, ' ' ORDER BY o.option_name COLLATE "C")
               FROM pg_options_to_table(c.reloptions) o) || '}' AS options,
       (SELECT r2.quoted FROM pg_catalog.pg_inherits h
        JOIN rel r2 ON r2.oid = h.inhparent WHERE h.inhrelid = k.conindid) AS part_of
FROM rel r
JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid AND k.contype = 'p'
JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid
JOIN pg_catalog.pg_class c ON c.oid = k.conindid
