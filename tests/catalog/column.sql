SELECT c.path AS id, c.attnum AS number,
       format_type(c.atttypid, c.atttypmod) AS type, NULLIF(c.attnotnull, false) AS not_null,
       CASE WHEN c.attcollation <> t.typcollation THEN c.attcollation::regcollation::text END AS collation,
       CASE WHEN c.attstorage <> t.typstorage
            THEN CASE c.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END
       END AS storage,
       CASE c.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
       NULLIF(c.attstattarget, -1) AS statistics,
       '{' || (SELECT string_agg(o.option_name || '=' || o.option_value, ' ' ORDER BY o.option_name COLLATE "C")
               FROM pg_options_to_table(c.attoptions) o WHERE o.option_name <> 'pg_attver') || '}' AS options,
       '{' || (SELECT string_agg(o.option_name || '=' || o.option_value, ' ' ORDER BY o.option_name COLLATE "C")
               FROM pg_options_to_table(c.attfdwoptions) o) || '}' AS foreign_options,
       CASE WHEN c.attgenerated <> '' THEN '*' END AS generated,
       (SELECT true FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[c.attnum]
        AND k.connoinherit) AS not_null_no_inherit,
       (SELECT true FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[c.attnum]
        AND NOT k.convalidated AND k.conislocal) AS not_null_not_valid,
       -- PostgreSQL 18 and later. A name that nobody gave is none; one that had to be shortened is not made here.
       CASE WHEN current_setting('server_version_num')::integer < 180000 THEN '?'
            WHEN octet_length(usual) > 63 THEN '?'
            ELSE (SELECT NULLIF(k.conname::text, usual) FROM pg_catalog.pg_constraint k
                  WHERE k.conrelid = c.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[c.attnum])
       END AS not_null_name,
       CASE WHEN current_setting('server_version_num')::integer < 180000 THEN '?'
            ELSE (SELECT 'true' FROM pg_catalog.pg_constraint k
                  WHERE k.conrelid = c.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[c.attnum] AND NOT k.conislocal)
       END AS not_null_inherited,
       NULLIF(c.attgenerated = 'v', false) AS computed_on_read,
       CASE WHEN NOT c.attislocal THEN true END AS inherited
FROM col c
JOIN pg_catalog.pg_type t ON t.oid = c.atttypid
JOIN pg_catalog.pg_class r ON r.oid = c.attrelid
CROSS JOIN LATERAL concat_ws('_', r.relname, c.attname, 'not_null') AS usual
WHERE c.relkind IN ('r', 'p', 'f')
