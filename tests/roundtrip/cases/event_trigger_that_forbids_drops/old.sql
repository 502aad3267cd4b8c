CREATE TABLE gone (id integer);
CREATE VIEW seen AS SELECT id FROM gone;
CREATE FUNCTION forbid() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not dropped'; END $$;
CREATE EVENT TRIGGER forbid_drops ON sql_drop EXECUTE FUNCTION forbid();
CREATE EVENT TRIGGER forbid_rewrites ON table_rewrite EXECUTE FUNCTION forbid();
