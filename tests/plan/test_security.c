/* What plans say of changes of rights, each in a sentence: read tests/golden/plan/security.txt. */
#include "plan/plan_support.h"

typedef struct Pair {
    const char *name;
    const char *from;
    const char *to;
} Pair;

#define T "CREATE TABLE profiles (id int, name text);"
#define RLS T "ALTER TABLE profiles ENABLE ROW LEVEL SECURITY;"
#define POLICY RLS "CREATE POLICY p ON profiles "
#define F "CREATE FUNCTION f() RETURNS int LANGUAGE sql "
#define BOSS T "GRANT SELECT, INSERT ON profiles TO boss WITH GRANT OPTION;"
#define LENT BOSS "SET ROLE boss; GRANT SELECT ON profiles TO anon; RESET ROLE;"
#define APP "CREATE SCHEMA app; CREATE TABLE app.t (id int);"

static const Pair PAIRS[] = {
    {"grant", T, T "GRANT SELECT ON profiles TO anon;"},
    {"grant under row security", RLS, RLS "GRANT SELECT, DELETE ON profiles TO anon;"},
    {"grant that policies do not look at", RLS, RLS "GRANT TRUNCATE ON profiles TO anon;"},
    {"grant to everyone", T, T "GRANT ALL ON profiles TO PUBLIC;"},
    {"grant with grant option", T, T "GRANT UPDATE ON profiles TO anon WITH GRANT OPTION;"},
    {"grant on a column", T, T "GRANT SELECT (name) ON profiles TO anon;"},
    {"grant in a schema that the role may not use", APP, APP "GRANT SELECT ON app.t TO anon;"},
    {"grant in a schema that the role may use", APP "GRANT USAGE ON SCHEMA app TO anon;",
     APP "GRANT USAGE ON SCHEMA app TO anon; GRANT SELECT ON app.t TO anon;"},
    {"revoke", T "GRANT SELECT ON profiles TO anon;", T},
    {"revoke what everyone has",
     T "GRANT SELECT ON profiles TO anon; GRANT SELECT ON profiles TO PUBLIC;",
     T "GRANT SELECT ON profiles TO PUBLIC;"},
    {"revoke a grant option", T "GRANT SELECT ON profiles TO anon WITH GRANT OPTION;",
     T "GRANT SELECT ON profiles TO anon;"},
    {"grant by a grant option", BOSS, LENT},
    {"revoke what was given by a grant option", LENT, BOSS},
    {"revoke what others have given as well", LENT "GRANT SELECT ON profiles TO anon;", LENT},
    {"revoke a grant option that something hangs on", LENT,
     T "GRANT SELECT, INSERT ON profiles TO boss; GRANT SELECT ON profiles TO anon;"},
    {"change another grant option", LENT,
     T "GRANT SELECT ON profiles TO boss WITH GRANT OPTION;"
       "SET ROLE boss; GRANT SELECT ON profiles TO anon; RESET ROLE;"},
    {"owner with rights of its own",
     T "ALTER TABLE profiles OWNER TO boss; REVOKE DELETE ON profiles FROM boss;",
     T "ALTER TABLE profiles OWNER TO chief;"},
    {"security label", T,
     T "SECURITY LABEL FOR \"my %p\" ON COLUMN profiles.name IS 'it''s masked';"},
    {"security label by the only provider there is", T "SECURITY LABEL ON TABLE profiles IS 'a';",
     T "SECURITY LABEL ON TABLE profiles IS 'b';"},
    {"security label gone", T "SECURITY LABEL FOR p ON TABLE profiles IS 'a';", T},
    {"security label of what comes back",
     T "CREATE VIEW v AS SELECT id FROM profiles; SECURITY LABEL FOR p ON VIEW v IS 'a';",
     T "CREATE VIEW v AS SELECT id::text FROM profiles; SECURITY LABEL FOR p ON VIEW v IS 'a';"},
    {"schema", "CREATE SCHEMA app;", "CREATE SCHEMA app; GRANT USAGE ON SCHEMA app TO anon;"},
    {"execute of everyone", F "AS 'select 1';",
     F "AS 'select 1'; REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;"},
    {"row security", T, RLS},
    {"no row security", RLS, T},
    {"forced row security", RLS, RLS "ALTER TABLE profiles FORCE ROW LEVEL SECURITY;"},
    {"row security not forced", RLS "ALTER TABLE profiles FORCE ROW LEVEL SECURITY;", RLS},
    {"policy", RLS, POLICY "FOR SELECT TO anon USING (id > 0);"},
    {"policy without row security", T, T "CREATE POLICY p ON profiles USING (id > 0);"},
    {"restrictive policy", RLS, POLICY "AS RESTRICTIVE FOR UPDATE USING (id > 0);"},
    {"policy for other roles", POLICY "USING (id > 0);", POLICY "TO anon USING (id > 0);"},
    {"policy with another condition", POLICY "USING (id > 0);", POLICY "USING (id > 1);"},
    {"policy for another command", POLICY "FOR SELECT USING (id > 0);",
     POLICY "FOR DELETE USING (id > 0);"},
    {"policy that becomes restrictive", POLICY "USING (id > 0);",
     POLICY "AS RESTRICTIVE USING (id > 0);"},
    {"policy that comes back as it was", POLICY "USING (id > 0);",
     POLICY "USING (id > 0); ALTER TABLE profiles ALTER COLUMN id TYPE bigint;"},
    {"policy dropped", POLICY "USING (id > 0);", RLS},
    {"security definer", F "AS 'select 1';", F "SECURITY DEFINER AS 'select 1';"},
    {"no security definer", F "SECURITY DEFINER AS 'select 1';", F "AS 'select 1';"},
    {"new security definer", "", F "SECURITY DEFINER AS 'select 1';"},
    {"new security definer, not for everyone", "",
     F "SECURITY DEFINER AS 'select 1'; REVOKE ALL ON FUNCTION f() FROM PUBLIC;"},
    {"security invoker", RLS "CREATE VIEW v AS SELECT id FROM profiles;",
     RLS "CREATE VIEW v WITH (security_invoker) AS SELECT id FROM profiles;"},
    {"no security invoker", RLS "CREATE VIEW v WITH (security_invoker) AS SELECT id FROM profiles;",
     RLS "CREATE VIEW v AS SELECT id FROM profiles;"},
    {"new view over policies", RLS, RLS "CREATE VIEW v AS SELECT id FROM profiles;"},
    {"new view that policies apply to", RLS,
     RLS "CREATE VIEW v WITH (security_invoker) AS SELECT id FROM profiles;"},
    {"owner", T "ALTER TABLE profiles OWNER TO a;", T "ALTER TABLE profiles OWNER TO b;"},
    {"default privileges", "",
     "ALTER DEFAULT PRIVILEGES FOR ROLE a IN SCHEMA public GRANT SELECT ON TABLES TO anon;"},
    {"default privileges taken away", "",
     "ALTER DEFAULT PRIVILEGES FOR ROLE a REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;"},
    {"role", "", "CREATE ROLE app LOGIN BYPASSRLS;"},
    {"role with other attributes", "CREATE ROLE app LOGIN CREATEROLE;",
     "CREATE ROLE app SUPERUSER CREATEROLE;"},
    {"member", "CREATE ROLE a; CREATE ROLE b;", "CREATE ROLE a; CREATE ROLE b; GRANT a TO b;"},
    {"no member", "CREATE ROLE a; CREATE ROLE b; GRANT a TO b;", "CREATE ROLE a; CREATE ROLE b;"},
};

static void test_sentences(void **state)
{
    Str all = str_new(test_arena());

    (void)state;
    for (size_t i = 0; i < sizeof(PAIRS) / sizeof(*PAIRS); i++)
        str_printf(&all, "==== %s\n%s\n", PAIRS[i].name, plan_sql(PAIRS[i].from, PAIRS[i].to));
    golden_check("tests/golden/plan/security.txt", all.text);
}
