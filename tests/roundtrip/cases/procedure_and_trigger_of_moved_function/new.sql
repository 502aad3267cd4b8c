CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE FUNCTION b.stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION a.calc(n integer, OUT r integer, OUT s text, OUT t date) LANGUAGE sql AS $$ SELECT n, 'x', NULL::date $$;
CREATE PROCEDURE a.run(INOUT n integer, m text DEFAULT 'y', k integer DEFAULT 1) LANGUAGE plpgsql AS 'BEGIN n := 1; END';
CREATE TABLE t (id integer);
CREATE TRIGGER s BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION b.stamp();
CREATE VIEW v AS SELECT c.* FROM a.calc(3) c;
GRANT EXECUTE ON PROCEDURE a.run TO roundtrip_writer;
