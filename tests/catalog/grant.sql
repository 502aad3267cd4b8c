-- What a role may do by one grantor, where it is not what the server gives by itself. Where roles gave each other something,
-- each privilege is a grant of its own.
SELECT format('grant on %s to %s', o.path, CASE WHEN g.grantee = 0 THEN 'public' ELSE pg_get_userbyid(g.grantee) END)
       || coalesce(' by ' || pg_get_userbyid(g.by), '') || coalesce(' (' || g.alone || ')', '') AS id,
       CASE WHEN g.privileges = (SELECT string_agg(x.privilege_type, ',' ORDER BY x.privilege_type)
                                 FROM aclexplode(o.by_default) x WHERE x.grantee = o.owner) THEN 'ALL'
            WHEN g.privileges = g.usual AND g.grantee = o.owner THEN 'ALL'
            WHEN o.owner IS NULL AND g.privileges = 'INSERT,REFERENCES,SELECT,UPDATE' THEN 'ALL'
            ELSE g.privileges END AS privileges,
       CASE WHEN g.grantable = (SELECT string_agg(x.privilege_type, ',' ORDER BY x.privilege_type)
                                FROM aclexplode(o.by_default) x WHERE x.grantee = o.owner) THEN 'ALL'
            WHEN o.owner IS NULL AND g.grantable = 'INSERT,REFERENCES,SELECT,UPDATE' THEN 'ALL'
            ELSE g.grantable END AS grantable,
       pg_get_userbyid(g.by) AS grantor
FROM owned o,
     -- The owner of the table, where it is a column.
     LATERAL (SELECT coalesce(o.owner, (SELECT r.relowner FROM col c JOIN rel r ON r.oid = c.attrelid
                                        WHERE c.path = o.path)) AS oid) whole,
     LATERAL (SELECT x.grantee, x.by, x.alone,
                     string_agg(x.privilege_type, ',' ORDER BY x.privilege_type) FILTER (WHERE x.granted) AS privileges,
                     string_agg(x.privilege_type, ',' ORDER BY x.privilege_type) FILTER (WHERE x.granted AND x.is_grantable) AS grantable,
                     string_agg(x.privilege_type, ',' ORDER BY x.privilege_type) FILTER (WHERE NOT x.granted) AS usual
              FROM (SELECT true AS granted, a.grantor, a.grantee, a.privilege_type, a.is_grantable,
                           NULLIF(a.grantor, whole.oid) AS by,
                           CASE WHEN a.number > 1 AND a.grantor <> whole.oid
                                 AND EXISTS (WITH RECURSIVE gave(role) AS (
                                                 SELECT a.grantee
                                                 UNION
                                                 SELECT b.grantee FROM gave v, aclexplode(o.acl) b
                                                 WHERE b.grantor = v.role AND b.grantor <> whole.oid)
                                             SELECT FROM gave v WHERE v.role = a.grantor)
                                THEN a.privilege_type END AS alone
                    FROM (SELECT e.*, count(*) OVER (PARTITION BY e.grantee, e.grantor) AS number FROM aclexplode(o.acl) e) a
                    UNION ALL
                    -- Before PostgreSQL 17 nobody can take MAINTAIN from an owner.
                    SELECT true, a.grantor, a.grantee, 'MAINTAIN', false, NULL, NULL FROM aclexplode(o.by_default) a
                    WHERE a.privilege_type = 'TRUNCATE' AND current_setting('server_version_num')::integer < 170000
                    UNION ALL
                    SELECT false, a.*, NULL, NULL FROM aclexplode(o.by_default) a
                    UNION ALL
                    SELECT false, a.grantor, a.grantee, 'MAINTAIN', false, NULL, NULL FROM aclexplode(o.by_default) a
                    WHERE a.privilege_type = 'TRUNCATE' AND current_setting('server_version_num')::integer < 170000) x
              GROUP BY x.grantee, x.by, x.alone) g
WHERE o.acl IS NOT NULL AND (g.privileges IS DISTINCT FROM g.usual OR g.grantable IS NOT NULL)
