CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;

CREATE EVENT TRIGGER watcher ON ddl_command_end WHEN TAG IN ('GRANT') EXECUTE FUNCTION watch();
COMMENT ON EVENT TRIGGER watcher IS 'looks at grants';
