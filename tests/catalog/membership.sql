SELECT format('%s(%s)', pg_get_userbyid(m.member), pg_get_userbyid(m.roleid)) AS id, m.admin_option
FROM pg_catalog.pg_auth_members m
WHERE m.member >= 16384
