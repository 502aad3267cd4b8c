SELECT t.path AS id, format_type(t.typbasetype, t.typtypmod) AS type,
       CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END AS collation,
       CASE WHEN t.typdefault IS NOT NULL OR t.typdefaultbin IS NOT NULL THEN '*' END AS default_value,
       NULLIF(t.typnotnull, false) AS not_null
FROM typ t
JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
WHERE t.typtype = 'd'
