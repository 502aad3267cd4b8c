-- Only a column of which something is said is an object.
SELECT v.*, v.storage IS NULL AND v.compression IS NULL AND v.statistics IS NULL AND v.options IS NULL AS optional
FROM (SELECT c.path AS id,
             CASE WHEN c.attstorage <> t.typstorage
                  THEN CASE c.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END AS storage,
             CASE c.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
             NULLIF(c.attstattarget, -1)::text AS statistics,
             '{' || (SELECT string_agg(o.option_name || '=' || o.option_value, ' ' ORDER BY o.option_name COLLATE "C")
                     FROM pg_options_to_table(c.attoptions) o WHERE o.option_name <> 'pg_attver') || '}' AS options
      FROM col c
      JOIN pg_catalog.pg_type t ON t.oid = c.atttypid
      WHERE c.relkind IN ('v', 'm')) v
