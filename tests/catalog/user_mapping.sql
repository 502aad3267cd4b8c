-- Whoever runs the script is CURRENT_USER in it.
SELECT m.srvname || '.' || CASE m.usename WHEN current_user THEN 'CURRENT_USER' ELSE m.usename END AS id,
       '{' || (SELECT string_agg(o.option_name || '=' || o.option_value, ' ' ORDER BY o.option_name COLLATE "C")
               FROM pg_options_to_table(m.umoptions) o) || '}' AS foreign_options
FROM pg_catalog.pg_user_mappings m
