CREATE SCHEMA "s.s";
CREATE FUNCTION "s.s"."f(); --"() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER "on ""x"" --" ON ddl_command_end WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION "s.s"."f(); --"();
ALTER EVENT TRIGGER "on ""x"" --" ENABLE ALWAYS;
CREATE EVENT TRIGGER "Straße
2" ON sql_drop EXECUTE FUNCTION "s.s"."f(); --"();
