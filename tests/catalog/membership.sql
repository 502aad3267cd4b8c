-- Who gave it is said where it was no superuser.
SELECT format('%s(%s%s)', pg_get_userbyid(m.member), pg_get_userbyid(m.roleid),
              (SELECT ' BY ' || quote_ident(g.rolname) FROM pg_catalog.pg_roles g WHERE g.oid = m.grantor AND NOT g.rolsuper)) AS id,
       pg_get_userbyid(m.roleid) AS role, m.admin_option
FROM pg_catalog.pg_auth_members m
WHERE m.member >= 16384
