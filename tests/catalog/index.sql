SELECT x.path AS id, NULLIF(i.indisunique, false) AS unique, m.amname AS method,
       (SELECT string_agg('{' || concat_ws(' ',
                   CASE WHEN a.number = 0 THEN 'expr=*' ELSE 'column=' || t.attname END,
                   'collation=' || CASE WHEN a.coll <> coalesce(t.attcollation, a.coll)
                                        THEN a.coll::regcollation::text END,
                   'opclass=' || CASE WHEN NOT o.opcdefault OR EXISTS (SELECT FROM pg_catalog.pg_attribute ia
                                                                     WHERE ia.attrelid = i.indexrelid AND ia.attnum = a.n
                                                                       AND ia.attoptions IS NOT NULL)
                                      THEN CASE WHEN n.nspname = 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END
                                           || quote_ident(o.opcname) END,
                   'opclass_options={' || (SELECT string_agg(p.option_name || '=' || p.option_value, ' '
                                                             ORDER BY p.option_name COLLATE "C")
                                           FROM pg_catalog.pg_attribute ia, pg_options_to_table(ia.attoptions) p
                                           WHERE ia.attrelid = i.indexrelid AND ia.attnum = a.n) || '}',
                   CASE WHEN a.option & 1 = 1 THEN 'descending=true' END,
                   CASE WHEN a.option & 2 = 2 THEN 'nulls_first=true' END) || '}', ',' ORDER BY a.n)
        FROM ROWS FROM (unnest(i.indkey), unnest(i.indclass), unnest(i.indoption), unnest(i.indcollation))
             WITH ORDINALITY AS a(number, class, option, coll, n)
        LEFT JOIN pg_catalog.pg_attribute t ON t.attrelid = i.indrelid AND t.attnum = a.number AND a.number <> 0
        JOIN pg_catalog.pg_opclass o ON o.oid = a.class
        JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace
        WHERE a.n <= i.indnkeyatts) AS keys,
       (SELECT string_agg(a.attname, ',' ORDER BY u.n) FROM unnest(i.indkey) WITH ORDINALITY AS u(number, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.number
        WHERE u.n > i.indnkeyatts) AS include,
       NULLIF((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) AS nulls_not_distinct,
       CASE WHEN i.indpred IS NOT NULL THEN '*' END AS predicate,
       (SELECT true FROM pg_catalog.pg_class w WHERE w.oid = i.indexrelid AND w.relkind = 'I' AND NOT i.indisvalid) AS only,
       (SELECT string_agg(r2.quoted, ',' ORDER BY r2.quoted COLLATE "C") FROM pg_catalog.pg_inherits h
        JOIN rel r2 ON r2.oid = h.inhrelid
        JOIN pg_catalog.pg_class w ON w.oid = h.inhparent
        WHERE w.oid = i.indexrelid AND w.relkind = 'I' AND NOT i.indisvalid) AS parts,
       '{' || (SELECT string_agg(o.option_name || '=' || o.option_value, ' ' ORDER BY o.option_name COLLATE "C")
               FROM pg_options_to_table(x.reloptions) o) || '}' AS options,
       '{' || (SELECT string_agg(a.attnum || '=' || a.attstattarget, ' ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
               WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) || '}' AS statistics,
       (SELECT r2.quoted FROM pg_catalog.pg_inherits h
        JOIN rel r2 ON r2.oid = h.inhparent WHERE h.inhrelid = i.indexrelid) AS part_of
FROM rel r
JOIN pg_catalog.pg_index i ON i.indrelid = r.oid
JOIN rel x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_am m ON m.oid = x.relam
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
