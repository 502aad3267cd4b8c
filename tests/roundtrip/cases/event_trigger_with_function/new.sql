CREATE TABLE t (a integer, b integer);
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;

CREATE EVENT TRIGGER watcher ON ddl_command_start EXECUTE FUNCTION watch();
