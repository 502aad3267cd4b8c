-- Whatever is made after the event trigger fails: comments, grants and owners, too.
CREATE FUNCTION forbid() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no %', tg_tag; END $$;
CREATE TABLE t (id integer PRIMARY KEY);
COMMENT ON TABLE t IS 'there';
COMMENT ON FUNCTION forbid() IS 'forbids';
GRANT SELECT ON t TO roundtrip_reader;
ALTER TABLE t OWNER TO roundtrip_owner;
CREATE PUBLICATION p FOR TABLE t;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO roundtrip_reader;
CREATE EVENT TRIGGER forbid_all ON ddl_command_start EXECUTE FUNCTION forbid();
