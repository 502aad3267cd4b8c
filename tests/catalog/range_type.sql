-- With a CANONICAL function, which takes the type itself, it is kept as text.
SELECT t.path AS id, format_type(g.rngsubtype, NULL) AS subtype, g.rngmultitypid::regtype::text AS multirange,
       CASE WHEN NOT c.opcdefault
            THEN CASE WHEN n.nspname = 'pg_catalog' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(c.opcname) END AS opclass,
       CASE WHEN g.rngcollation <> b.typcollation THEN g.rngcollation::regcollation::text END AS collation,
       NULLIF(g.rngcanonical::text, '-') AS canonical, NULLIF(g.rngsubdiff::text, '-') AS subtype_diff,
       g.rngcanonical::oid <> 0 AS optional
FROM typ t
JOIN pg_catalog.pg_range g ON g.rngtypid = t.oid
JOIN pg_catalog.pg_opclass c ON c.oid = g.rngsubopc
JOIN pg_catalog.pg_namespace n ON n.oid = c.opcnamespace
JOIN pg_catalog.pg_type b ON b.oid = g.rngsubtype
