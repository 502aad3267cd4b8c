SELECT r.path || '.' || p.polname AS id,
       CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END
           AS command,
       NULLIF(p.polpermissive, false) AS permissive,
       (SELECT string_agg(o.name, ',' ORDER BY o.name COLLATE "C")
        FROM (SELECT CASE WHEN u.role = 0 THEN 'public' ELSE pg_get_userbyid(u.role)::text END
              FROM unnest(p.polroles) AS u(role)) AS o(name)) AS roles,
       CASE WHEN p.polqual IS NOT NULL THEN '*' END AS using_expr,
       CASE WHEN p.polwithcheck IS NOT NULL THEN '*' END AS check_expr
FROM pg_catalog.pg_policy p
JOIN rel r ON r.oid = p.polrelid
