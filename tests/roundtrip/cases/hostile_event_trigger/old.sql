CREATE SCHEMA "s.s";
CREATE FUNCTION "s.s"."f(); --"() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER "on ""x"" --" ON ddl_command_end EXECUTE FUNCTION "s.s"."f(); --"();
