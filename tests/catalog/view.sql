SELECT r.path AS id, '*' AS query,
       '{' || (SELECT string_agg(o.option_name || '=' || o.option_value, ' ' ORDER BY o.option_name COLLATE "C")
               FROM pg_options_to_table(r.reloptions) o WHERE o.option_name <> 'check_option') || '}' AS options,
       (SELECT upper(o.option_value) FROM pg_options_to_table(r.reloptions) o WHERE o.option_name = 'check_option') AS check_option
FROM rel r WHERE r.relkind = 'v'
