-- Empties the current database: as good as a new one, and much faster. What it does not know about
-- (casts, default privileges …) the test notices in the facts, and makes a new database.
-- Temporary objects belong to the session, which goes on.
DISCARD TEMP;

DO $$
DECLARE
    name text;
BEGIN
    PERFORM pg_catalog.set_config('client_min_messages', 'error', true);
    FOR name IN
        SELECT s.subname FROM pg_catalog.pg_subscription s
        JOIN pg_catalog.pg_database d ON d.oid = s.subdbid AND d.datname = pg_catalog.current_database()
    LOOP
        EXECUTE pg_catalog.format('ALTER SUBSCRIPTION %I DISABLE', name);
        EXECUTE pg_catalog.format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', name);
        EXECUTE pg_catalog.format('DROP SUBSCRIPTION %I', name);
    END LOOP;
    FOR name IN SELECT e.evtname FROM pg_catalog.pg_event_trigger e LOOP
        EXECUTE pg_catalog.format('DROP EVENT TRIGGER IF EXISTS %I', name);
    END LOOP;
    FOR name IN SELECT p.pubname FROM pg_catalog.pg_publication p LOOP
        EXECUTE pg_catalog.format('DROP PUBLICATION IF EXISTS %I', name);
    END LOOP;
    FOR name IN SELECT e.extname FROM pg_catalog.pg_extension e WHERE e.extname <> 'plpgsql' LOOP
        EXECUTE pg_catalog.format('DROP EXTENSION IF EXISTS %I CASCADE', name);
    END LOOP;
    FOR name IN SELECT w.fdwname FROM pg_catalog.pg_foreign_data_wrapper w LOOP
        EXECUTE pg_catalog.format('DROP FOREIGN DATA WRAPPER IF EXISTS %I CASCADE', name);
    END LOOP;
    FOR name IN
        SELECT n.nspname FROM pg_catalog.pg_namespace n
        WHERE pg_catalog.left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
    LOOP
        EXECUTE pg_catalog.format('DROP SCHEMA IF EXISTS %I CASCADE', name);
    END LOOP;
    FOR name IN SELECT r.rolname FROM pg_catalog.pg_roles r WHERE r.oid >= 16384 LOOP
        EXECUTE pg_catalog.format('DROP OWNED BY %I CASCADE', name);
        IF pg_catalog.left(name, 10) = 'roundtrip_' THEN
            EXECUTE pg_catalog.format('ALTER ROLE %I RESET ALL', name);
            EXECUTE pg_catalog.format('COMMENT ON ROLE %I IS NULL', name);
        ELSE
            EXECUTE pg_catalog.format('DROP ROLE %I', name);
        END IF;
    END LOOP;
    FOR name IN
        SELECT pg_catalog.format('REVOKE %I FROM %I', pg_catalog.pg_get_userbyid(m.roleid), pg_catalog.pg_get_userbyid(m.member))
        FROM pg_catalog.pg_auth_members m WHERE m.member >= 16384
    LOOP
        EXECUTE name;
    END LOOP;
    FOR name IN
        SELECT pg_catalog.format(CASE WHEN s.setrole = 0 AND d.datname IS NULL THEN 'ALTER ROLE ALL RESET ALL'
                                      WHEN s.setrole = 0 THEN 'ALTER DATABASE %2$I RESET ALL'
                                      ELSE 'ALTER ROLE %1$I IN DATABASE %2$I RESET ALL' END,
                                 pg_catalog.pg_get_userbyid(s.setrole), d.datname)
        FROM pg_catalog.pg_db_role_setting s
        LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
        WHERE s.setrole = 0 OR d.datname IS NOT NULL
    LOOP
        EXECUTE name;
    END LOOP;
    ALTER DATABASE postgres OWNER TO CURRENT_USER;
    GRANT CONNECT, TEMPORARY ON DATABASE postgres TO PUBLIC;
    REVOKE CREATE ON DATABASE postgres FROM PUBLIC;
    COMMENT ON DATABASE postgres IS 'default administrative connection database';
    CREATE SCHEMA public AUTHORIZATION pg_database_owner;
    GRANT USAGE ON SCHEMA public TO PUBLIC;
    COMMENT ON SCHEMA public IS 'standard public schema';
END
$$;
