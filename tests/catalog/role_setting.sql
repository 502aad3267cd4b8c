-- Lists of names are stored as they are written; other values are a number or one name.
SELECT CASE WHEN s.setrole >= 16384 AND left(pg_get_userbyid(s.setrole), 10) <> 'roundtrip_'
            THEN pg_get_userbyid(s.setrole) || '.' || d.datname
            ELSE 'settings of ' || CASE s.setrole WHEN 0 THEN 'public' ELSE pg_get_userbyid(s.setrole) END
                 || coalesce(' in ' || d.datname, '') END AS id,
       '{' || (SELECT string_agg(o.option_name || '=' || CASE WHEN o.option_name IN ('search_path', 'temp_tablespaces') THEN o.option_value
                                                              WHEN o.option_value ~ '^-?[0-9.]+$' THEN o.option_value
                                                              ELSE quote_ident(o.option_value) END, ' ' ORDER BY o.option_name COLLATE "C")
               FROM pg_options_to_table(s.setconfig) o) || '}' AS settings
FROM pg_catalog.pg_db_role_setting s
LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
-- Those of a role in all databases are an attribute of the role.
WHERE d.oid IS NOT NULL OR s.setrole < 16384 OR left(pg_get_userbyid(s.setrole), 10) = 'roundtrip_'
