SELECT r.path AS id, CASE r.relpersistence WHEN 'u' THEN 'UNLOGGED' END AS persistence,
       NULLIF(r.relrowsecurity, false) AS row_security, NULLIF(r.relforcerowsecurity, false) AS force_row_security,
       '{' || (SELECT string_agg(o.name || '=' || o.value, ' ' ORDER BY o.name COLLATE "C")
               FROM (SELECT option_name, option_value FROM pg_options_to_table(r.reloptions)
                     UNION ALL
                     SELECT 'toast.' || t.option_name, t.option_value
                     FROM pg_catalog.pg_class toast, pg_options_to_table(toast.reloptions) t
                     WHERE toast.oid = r.reltoastrelid) AS o(name, value)) || '}' AS options,
       (SELECT NULLIF(m.amname, 'heap') FROM pg_catalog.pg_am m WHERE m.oid = r.relam) AS access_method,
       CASE r.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
            WHEN 'i' THEN (SELECT x.relname FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                           WHERE i.indrelid = r.oid AND i.indisreplident) END AS replica_identity,
       (SELECT string_agg(i.inhparent::regclass::text, ',' ORDER BY i.inhseqno) FROM pg_catalog.pg_inherits i
        WHERE i.inhrelid = r.oid AND NOT r.relispartition) AS inherits,
       (SELECT CASE p.partstrat WHEN 'r' THEN 'RANGE' WHEN 'l' THEN 'LIST' WHEN 'h' THEN 'HASH' END
        FROM pg_catalog.pg_partitioned_table p WHERE p.partrelid = r.oid) AS partition_strategy,
       (SELECT i.inhparent::regclass::text FROM pg_catalog.pg_inherits i
        WHERE i.inhrelid = r.oid AND r.relispartition) AS partition_of,
       (SELECT t.oid::regtype::text FROM pg_catalog.pg_type t WHERE t.oid = r.reloftype) AS of_type,
       (SELECT c.relname FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid = r.oid AND i.indisclustered) AS clustered_on
FROM rel r WHERE r.relkind IN ('r', 'p')
