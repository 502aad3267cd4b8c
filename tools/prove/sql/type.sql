-- A type ($1) as far as values can be made of it.
SELECT t.typtype, t.typname,
       pg_catalog.format_type(t.oid, NULL),
       t.typbasetype,
       CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE 0 END,
       coalesce(r.rngsubtype, 0),
       coalesce((SELECT m.rngtypid FROM pg_catalog.pg_range m
                 WHERE (pg_catalog.to_jsonb(m) ->> 'rngmultitypid')::pg_catalog.oid = t.oid), 0),
       (SELECT pg_catalog.string_agg(pg_catalog.pg_get_expr(k.conbin, 0), ' AND ' ORDER BY k.conname COLLATE "C")
        FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c')
FROM pg_catalog.pg_type t
LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
WHERE t.oid = $1
