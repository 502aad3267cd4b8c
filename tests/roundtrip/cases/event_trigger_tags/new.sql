CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;

CREATE EVENT TRIGGER watcher ON ddl_command_end WHEN TAG IN ('DROP TABLE', 'CREATE INDEX', 'alter table') EXECUTE FUNCTION watch();
CREATE EVENT TRIGGER every ON ddl_command_end WHEN TAG IN ('COMMENT') EXECUTE FUNCTION watch();
