CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper(t)';
CREATE RULE keep AS ON DELETE TO people WHERE old.id < 100 DO INSTEAD NOTHING;
CREATE RULE note AS ON UPDATE TO people WHERE new.name IS DISTINCT FROM old.name
    DO ALSO INSERT INTO log (who, what) VALUES (shout(new.name), 'renamed from ' || old.name);
CREATE RULE staff_add AS ON INSERT TO staff DO INSTEAD INSERT INTO people (id, name) VALUES (new.id, new.name) RETURNING id, name;
CREATE RULE staff_gone AS ON DELETE TO staff DO INSTEAD (
    UPDATE people SET gone = true WHERE people.id = old.id;
    INSERT INTO log (who, what) SELECT p.name, 'gone' FROM people p WHERE p.id = old.id;
    NOTIFY staff
);
COMMENT ON RULE keep ON people IS 'the first ones stay';
