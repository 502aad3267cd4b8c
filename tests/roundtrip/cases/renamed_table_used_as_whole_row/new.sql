CREATE SCHEMA s;
-- @renamed from=task
CREATE TABLE s."The Task" (id bigint PRIMARY KEY, title text);
CREATE TABLE s.note (id integer, task text);
CREATE FUNCTION s.label(s."The Task") RETURNS text LANGUAGE sql STABLE AS 'SELECT $1.title';
CREATE VIEW s.labels AS SELECT s.label("The Task") AS label, "The Task" AS task FROM s."The Task";
CREATE VIEW s.notes AS SELECT task FROM s.note;
ALTER TABLE s."The Task" ENABLE ROW LEVEL SECURITY;
CREATE POLICY labelled ON s."The Task" USING (s.label("The Task") <> '');
