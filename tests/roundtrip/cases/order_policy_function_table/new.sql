-- policy -> function -> table -> enum, with names that sort the wrong way round
CREATE TABLE zz_base (id integer PRIMARY KEY);
CREATE TYPE zz_role AS ENUM ('member', 'admin');
CREATE TABLE zz_members (person text, team integer REFERENCES zz_base, role zz_role NOT NULL DEFAULT 'member', PRIMARY KEY (person, team));
CREATE FUNCTION mm_is_admin(t integer) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS
    $$SELECT EXISTS (SELECT FROM public.zz_members WHERE person = CURRENT_USER AND team = t AND role = 'admin')$$;
CREATE TABLE aa_docs (id integer PRIMARY KEY, team integer REFERENCES zz_base);
ALTER TABLE aa_docs ENABLE ROW LEVEL SECURITY;
CREATE POLICY aa_admin ON aa_docs USING (mm_is_admin(team));
CREATE POLICY aa_members ON zz_members USING (mm_is_admin(team));
