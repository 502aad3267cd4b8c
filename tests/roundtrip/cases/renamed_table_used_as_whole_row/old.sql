-- Expressions that name the whole row by the name of its table follow the new name; a column of that name is something else.
CREATE SCHEMA s;
CREATE TABLE s.task (id integer PRIMARY KEY, title text);
CREATE TABLE s.note (id integer, task text);
CREATE FUNCTION s.label(s.task) RETURNS text LANGUAGE sql STABLE AS 'SELECT $1.title';
CREATE VIEW s.labels AS SELECT s.label(task) AS label, task FROM s.task;
CREATE VIEW s.notes AS SELECT task FROM s.note;
ALTER TABLE s.task ENABLE ROW LEVEL SECURITY;
CREATE POLICY labelled ON s.task USING (s.label(task) <> '');
