SELECT s.path || '.' || c.collname AS id,
       CASE c.collprovider WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' END AS provider,
       c.collcollate AS lc_collate, c.collctype AS lc_ctype,
       coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale') AS locale,
       to_jsonb(c) ->> 'collicurules' AS rules,
       NULLIF(c.collisdeterministic, false) AS deterministic
FROM pg_catalog.pg_collation c
JOIN sch s ON s.oid = c.collnamespace
