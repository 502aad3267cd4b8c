-- What a role may do, where it is not what the server gives by itself.
SELECT format('grant on %s to %s', o.path, CASE WHEN g.grantee = 0 THEN 'public' ELSE pg_get_userbyid(g.grantee) END) AS id,
       CASE WHEN g.privileges = (SELECT string_agg(x.privilege_type, ',' ORDER BY x.privilege_type)
                                 FROM aclexplode(o.by_default) x WHERE x.grantee = o.owner) THEN 'ALL'
            WHEN o.owner IS NULL AND g.privileges = 'INSERT,REFERENCES,SELECT,UPDATE' THEN 'ALL'
            ELSE g.privileges END AS privileges,
       CASE WHEN g.grantable = (SELECT string_agg(x.privilege_type, ',' ORDER BY x.privilege_type)
                                FROM aclexplode(o.by_default) x WHERE x.grantee = o.owner) THEN 'ALL'
            WHEN o.owner IS NULL AND g.grantable = 'INSERT,REFERENCES,SELECT,UPDATE' THEN 'ALL'
            ELSE g.grantable END AS grantable
FROM owned o,
     LATERAL (SELECT x.grantee,
                     string_agg(x.privilege_type, ',' ORDER BY x.privilege_type) FILTER (WHERE x.granted) AS privileges,
                     string_agg(x.privilege_type, ',' ORDER BY x.privilege_type) FILTER (WHERE x.granted AND x.is_grantable) AS grantable,
                     string_agg(x.privilege_type, ',' ORDER BY x.privilege_type) FILTER (WHERE NOT x.granted) AS usual
              FROM (SELECT true AS granted, a.* FROM aclexplode(o.acl) a
                    UNION ALL
                    -- Before PostgreSQL 17 nobody can take MAINTAIN from an owner.
                    SELECT true, a.grantor, a.grantee, 'MAINTAIN', false FROM aclexplode(o.by_default) a
                    WHERE a.privilege_type = 'TRUNCATE' AND current_setting('server_version_num')::integer < 170000
                    UNION ALL
                    SELECT false, a.* FROM aclexplode(o.by_default) a
                    UNION ALL
                    SELECT false, a.grantor, a.grantee, 'MAINTAIN', false FROM aclexplode(o.by_default) a
                    WHERE a.privilege_type = 'TRUNCATE' AND current_setting('server_version_num')::integer < 170000) x
              GROUP BY x.grantee) g
WHERE o.acl IS NOT NULL AND (g.privileges IS DISTINCT FROM g.usual OR g.grantable IS NOT NULL)
