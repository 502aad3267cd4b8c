-- Lists of names are stored as they are written; other values are a number or one name.
SELECT pg_get_userbyid(s.setrole) || '.' || d.datname AS id,
       '{' || (SELECT string_agg(o.option_name || '=' || CASE WHEN o.option_name IN ('search_path', 'temp_tablespaces') THEN o.option_value
                                                              WHEN o.option_value ~ '^-?[0-9.]+$' THEN o.option_value
                                                              ELSE quote_ident(o.option_value) END, ' ' ORDER BY o.option_name COLLATE "C")
               FROM pg_options_to_table(s.setconfig) o) || '}' AS settings
FROM pg_catalog.pg_db_role_setting s
JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
WHERE s.setrole <> 0 AND s.setrole >= 16384
