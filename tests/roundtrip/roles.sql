-- The roles that grants, policies and owners of the cases name. They belong to the cluster, not to a
-- database: run this once per server, as a superuser. Running it again changes nothing.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['roundtrip_reader', 'roundtrip_writer', 'roundtrip_owner'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
    END LOOP;
END
$$;
