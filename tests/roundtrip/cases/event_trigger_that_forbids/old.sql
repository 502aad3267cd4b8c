-- While it is there no table can be dropped or created: it goes first, and comes last.
CREATE TABLE gone (id integer);
CREATE FUNCTION forbid() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not here'; END $$;
CREATE EVENT TRIGGER aaa_forbid ON ddl_command_start EXECUTE FUNCTION forbid();
