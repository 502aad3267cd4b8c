CREATE TABLE people (name text PRIMARY KEY, level integer, grade text);
CREATE TABLE t (id integer PRIMARY KEY, owner text, public boolean);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (public OR EXISTS (SELECT FROM people WHERE name = owner AND level > 3));
