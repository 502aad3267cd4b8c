CREATE TABLE zz_roles (person text PRIMARY KEY, admin boolean NOT NULL);
CREATE TABLE docs (id integer PRIMARY KEY, team integer NOT NULL);
ALTER TABLE docs ENABLE ROW LEVEL SECURITY;
CREATE POLICY docs_team ON docs USING (CURRENT_USER IN (SELECT r.person FROM zz_roles r WHERE r.admin) OR (SELECT count(*) FROM docs d WHERE d.team = 1) > 5);
