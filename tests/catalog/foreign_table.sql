SELECT r.path AS id, s.srvname AS server,
       '{' || (SELECT string_agg(o.option_name || '=' || o.option_value, ' ' ORDER BY o.option_name COLLATE "C")
               FROM pg_options_to_table(f.ftoptions) o) || '}' AS foreign_options
FROM rel r
JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = r.oid
JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
