CREATE TYPE member_role AS ENUM ('viewer', 'editor', 'owner');
CREATE TABLE tenants (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL, slug text NOT NULL UNIQUE DEFAULT md5(random()::text));
CREATE TABLE memberships (
    tenant_id uuid NOT NULL REFERENCES tenants ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES auth.users ON DELETE CASCADE,
    role member_role NOT NULL DEFAULT 'viewer',
    PRIMARY KEY (tenant_id, user_id)
);
CREATE TABLE projects (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_id uuid NOT NULL REFERENCES tenants ON DELETE CASCADE,
    name text NOT NULL,
    archived boolean NOT NULL DEFAULT false,
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (tenant_id, name)
);
CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id uuid REFERENCES tenants ON DELETE SET NULL,
    actor uuid DEFAULT auth.uid(),
    action text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}'
);
CREATE FUNCTION is_member(tenant uuid, at_least member_role DEFAULT 'viewer') RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS
    $$SELECT EXISTS (SELECT FROM public.memberships m WHERE m.tenant_id = tenant AND m.user_id = auth.uid() AND m.role >= at_least)$$;
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE memberships ENABLE ROW LEVEL SECURITY;
ALTER TABLE memberships FORCE ROW LEVEL SECURITY;
ALTER TABLE projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenants_seen ON tenants FOR SELECT TO roundtrip_reader USING (is_member(id));
CREATE POLICY tenants_owned ON tenants FOR UPDATE TO roundtrip_reader USING (is_member(id, 'owner')) WITH CHECK (is_member(id, 'owner'));
CREATE POLICY memberships_own ON memberships FOR SELECT TO roundtrip_reader USING (user_id = (SELECT auth.uid()) OR is_member(tenant_id, 'owner'));
CREATE POLICY projects_read ON projects FOR SELECT TO roundtrip_reader USING (is_member(tenant_id));
CREATE POLICY projects_write ON projects FOR INSERT TO roundtrip_reader, roundtrip_writer WITH CHECK (is_member(tenant_id, 'editor'));
CREATE POLICY projects_live ON projects AS RESTRICTIVE FOR UPDATE USING (NOT archived);
CREATE POLICY audit_owner ON audit FOR SELECT USING (tenant_id IN (SELECT m.tenant_id FROM memberships m WHERE m.role = 'owner'));
CREATE FUNCTION set_updated_at() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$BEGIN NEW.updated_at := clock_timestamp(); RETURN NEW; END$$;
CREATE TRIGGER projects_updated BEFORE UPDATE ON projects FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION set_updated_at();
CREATE FUNCTION new_user() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$BEGIN INSERT INTO public.audit (action) VALUES ('joined'); RETURN NEW; END$$;
CREATE TRIGGER on_user_created AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION new_user();
CREATE VIEW my_projects WITH (security_invoker = on) AS SELECT p.* FROM projects p WHERE NOT p.archived;
GRANT SELECT, UPDATE (name) ON tenants TO roundtrip_reader;
GRANT SELECT ON memberships, my_projects TO roundtrip_reader;
GRANT SELECT, INSERT, UPDATE ON projects TO roundtrip_reader;
REVOKE ALL ON FUNCTION is_member(uuid, member_role) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_member(uuid, member_role) TO roundtrip_reader;
