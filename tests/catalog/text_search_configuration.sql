SELECT s.path || '.' || c.cfgname AS id,
       (SELECT string_agg(format('{token=%s dictionaries=%s}', o.alias, o.dictionaries), ',' ORDER BY o.alias COLLATE "C")
        FROM (SELECT t.alias, string_agg(m.mapdict::regdictionary::text, ',' ORDER BY m.mapseqno) AS dictionaries
              FROM pg_catalog.pg_ts_config_map m
              JOIN ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
              WHERE m.mapcfg = c.oid GROUP BY t.alias) o) AS mappings
FROM pg_catalog.pg_ts_config c
JOIN sch s ON s.oid = c.cfgnamespace
