CREATE TABLE zz_members (team integer, person text, PRIMARY KEY (team, person));
CREATE TABLE docs (id integer PRIMARY KEY, team integer NOT NULL);
ALTER TABLE docs ENABLE ROW LEVEL SECURITY;
CREATE POLICY docs_team ON docs USING (EXISTS (SELECT 1 FROM zz_members m WHERE m.team = docs.team AND m.person = CURRENT_USER));
