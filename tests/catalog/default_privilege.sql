-- What a role's new objects grant, where that is not what the server grants by itself.
SELECT coalesce(n.nspname || '.', '') || CASE WHEN g.grantee = 0 THEN 'public' ELSE pg_get_userbyid(g.grantee) END || '(' || k.words
       || CASE WHEN d.defaclrole = current_user::regrole THEN '' ELSE ' of ' || quote_ident(pg_get_userbyid(d.defaclrole)) END || ')' AS id,
       CASE WHEN g.privileges = k.whole THEN 'ALL' ELSE g.privileges END AS privileges,
       CASE WHEN g.grantable = k.whole THEN 'ALL' ELSE g.grantable END AS grantable
FROM pg_catalog.pg_default_acl d
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace,
     LATERAL (SELECT t.words, acldefault(t.letter::"char", d.defaclrole) AS by_default,
                     (SELECT string_agg(x.privilege_type, ',' ORDER BY x.privilege_type)
                      FROM aclexplode(acldefault(t.letter::"char", d.defaclrole)) x WHERE x.grantee = d.defaclrole) AS whole
              FROM (VALUES ('r', 'TABLES', 'r'), ('S', 'SEQUENCES', 's'), ('f', 'FUNCTIONS', 'f'), ('T', 'TYPES', 'T'), ('n', 'SCHEMAS', 'n'),
                           ('L', 'LARGE OBJECTS', 'L')) AS t(type, words, letter)
              WHERE t.type = d.defaclobjtype::text) k,
     LATERAL (SELECT x.grantee,
                     string_agg(x.privilege_type, ',' ORDER BY x.privilege_type) FILTER (WHERE x.granted) AS privileges,
                     string_agg(x.privilege_type, ',' ORDER BY x.privilege_type) FILTER (WHERE x.granted AND x.is_grantable) AS grantable,
                     string_agg(x.privilege_type, ',' ORDER BY x.privilege_type) FILTER (WHERE NOT x.granted) AS usual
              FROM (SELECT true AS granted, a.* FROM aclexplode(d.defaclacl) a
                    UNION ALL
                    -- In one schema nothing is taken away.
                    SELECT false, a.* FROM aclexplode(k.by_default) a WHERE d.defaclnamespace = 0
                    UNION ALL
                    -- Before PostgreSQL 17 nobody can take MAINTAIN from an owner.
                    SELECT v.granted, a.grantor, a.grantee, 'MAINTAIN', false
                    FROM aclexplode(k.by_default) a, (VALUES (true), (false)) AS v(granted)
                    WHERE a.privilege_type = 'TRUNCATE' AND d.defaclnamespace = 0
                      AND current_setting('server_version_num')::integer < 170000) x
              GROUP BY x.grantee) g
WHERE g.privileges IS DISTINCT FROM g.usual OR g.grantable IS NOT NULL
