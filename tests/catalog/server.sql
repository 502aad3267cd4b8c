SELECT s.srvname AS id, w.fdwname AS wrapper, s.srvtype AS type, s.srvversion AS version,
       '{' || (SELECT string_agg(o.option_name || '=' || o.option_value, ' ' ORDER BY o.option_name COLLATE "C")
               FROM pg_options_to_table(s.srvoptions) o) || '}' AS foreign_options
FROM pg_catalog.pg_foreign_server s
JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
