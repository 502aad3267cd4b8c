SELECT 'type of ' || r.path AS id, t.oid::regtype::text AS type,
       (SELECT string_agg(a.attname, ',' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
FROM rel r
JOIN pg_catalog.pg_type t ON t.oid = r.reloftype
