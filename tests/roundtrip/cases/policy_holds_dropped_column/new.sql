CREATE TABLE people (name text PRIMARY KEY, grade text);
CREATE TABLE t (id integer PRIMARY KEY, owner text, visible boolean);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (visible OR EXISTS (SELECT FROM people WHERE name = owner AND grade = 'a'));
