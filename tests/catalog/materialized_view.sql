SELECT r.path AS id, '*' AS query,
       '{' || (SELECT string_agg(o.name || '=' || o.value, ' ' ORDER BY o.name COLLATE "C")
               FROM (SELECT option_name, option_value FROM pg_options_to_table(r.reloptions)
                     UNION ALL
                     SELECT 'toast.' || t.option_name, t.option_value
                     FROM pg_catalog.pg_class toast, pg_options_to_table(toast.reloptions) t
                     WHERE toast.oid = r.reltoastrelid) AS o(name, value)) || '}' AS options,
       NULLIF(NOT r.relispopulated, false) AS no_data,
       (SELECT c.relname FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid = r.oid AND i.indisclustered) AS clustered_on
FROM rel r WHERE r.relkind = 'm'
