-- The roles that the server and the test bring along are no objects of the model.
SELECT rolname::text AS id, rolsuper AS superuser, rolcreatedb AS create_db, rolcreaterole AS create_role, rolinherit AS inherit,
       rolcanlogin AS login, rolreplication AS replication, rolbypassrls AS bypass_rls, NULLIF(rolconnlimit, 0) AS connection_limit
FROM pg_catalog.pg_roles
WHERE oid >= 16384 AND left(rolname, 10) <> 'roundtrip_'
