SELECT t.path AS id,
       (SELECT string_agg(a.attname, ',' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS attribute_order
FROM typ t WHERE t.typtype = 'c'
