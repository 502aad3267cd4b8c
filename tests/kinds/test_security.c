/* Triggers, policies, owners, grants and comments: what hangs on other objects. */
#include "kinds/kinds_support.h"

static TriggerObject *trigger(const char *name)
{
    Model *model = new_model();
    TriggerObject *object = add(model, KIND_TRIGGER, add_table(model, "t"), NULL, name);

    object->timing = "BEFORE";
    object->events = texts(model, "INSERT", "UPDATE", (const char *)NULL);
    object->for_each_row = true;
    object->function = "public.touch";
    return object;
}

static void test_trigger(void **state)
{
    TriggerObject *full = trigger(HOSTILE);
    TriggerObject *constraint = trigger("c");

    (void)state;
    assert_text(create_text(trigger("touch")), "CREATE TRIGGER touch\n"
                                               "    BEFORE INSERT OR UPDATE ON public.t\n"
                                               "    FOR EACH ROW\n"
                                               "    EXECUTE FUNCTION public.touch();\n");
    full->timing = "AFTER";
    full->for_each_row = false;
    full->update_columns = texts(new_model(), "a", "B", (const char *)NULL);
    full->old_table = "Old";
    full->new_table = "fresh";
    full->when = expr("pg_trigger_depth() = 0");
    full->arguments = texts(new_model(), "it's", HOSTILE, (const char *)NULL);
    full->enabled = "ALWAYS";
    assert_text(create_text(full),
                "CREATE TRIGGER " HOSTILE_SQL "\n"
                "    AFTER INSERT OR UPDATE OF a, \"B\" ON public.t\n"
                "    REFERENCING OLD TABLE AS \"Old\" NEW TABLE AS fresh\n"
                "    FOR EACH STATEMENT\n"
                "    WHEN (pg_trigger_depth() = 0)\n"
                "    EXECUTE FUNCTION public.touch('it''s', E'a\"b;c''d\\\\e\n--%s*/|$$');\n"
                "ALTER TABLE public.t ENABLE ALWAYS TRIGGER " HOSTILE_SQL ";\n");
    constraint->timing = "AFTER";
    constraint->constraint = true;
    constraint->deferrable = true;
    constraint->initially_deferred = true;
    constraint->from_table = "public.other";
    assert_text(create_text(constraint), "CREATE CONSTRAINT TRIGGER c\n"
                                         "    AFTER INSERT OR UPDATE ON public.t\n"
                                         "    FROM public.other\n"
                                         "    DEFERRABLE INITIALLY DEFERRED\n"
                                         "    FOR EACH ROW\n"
                                         "    EXECUTE FUNCTION public.touch();\n");
    assert_text(drop_text(full), "DROP TRIGGER " HOSTILE_SQL " ON public.t;\n");
}

static void test_trigger_alter(void **state)
{
    TriggerObject *to = trigger("x");

    (void)state;
    to->enabled = "DISABLED";
    assert_text(alter_text(trigger("x"), to), "ALTER TABLE public.t DISABLE TRIGGER x;\n");
    assert_text(alter_text(to, trigger("x")), "ALTER TABLE public.t ENABLE TRIGGER x;\n");
    to->enabled = "REPLICA";
    assert_text(alter_text(trigger("x"), to), "ALTER TABLE public.t ENABLE REPLICA TRIGGER x;\n");
    to->timing = "AFTER";
    assert_text(alter_text(trigger("x"), to), "CREATE OR REPLACE TRIGGER x\n"
                                              "    AFTER INSERT OR UPDATE ON public.t\n"
                                              "    FOR EACH ROW\n"
                                              "    EXECUTE FUNCTION public.touch();\n"
                                              "ALTER TABLE public.t ENABLE REPLICA TRIGGER x;\n");
    to->constraint = true;
    assert_text(alter_text(trigger("x"), to), "replace");
}

static PolicyObject *policy(const char *name, const char *command)
{
    Model *model = new_model();
    TableObject *table = add_table(model, "t");
    PolicyObject *object = add(model, KIND_POLICY, table, NULL, name);

    table->row_security = true;

    object->command = command;
    object->permissive = true;
    object->roles = texts(model, "public", (const char *)NULL);
    return object;
}

static PolicyObject *own_rows(const char *role, const char *using_sql)
{
    PolicyObject *object = policy("own", "SELECT");

    object->roles = texts(new_model(), role, (const char *)NULL);
    if (using_sql != NULL)
        object->using_expr = expr(using_sql);
    return object;
}

static void test_policy_create(void **state)
{
    PolicyObject *restrictive = policy(HOSTILE, "UPDATE");

    (void)state;
    assert_text(create_text(policy("all", "ALL")),
                "-- SECURITY_CHANGE\n"
                "-- everyone may now see, insert, update and delete the rows of public.t that the "
                "policy admits\n"
                "CREATE POLICY \"all\" ON public.t;\n");
    restrictive->permissive = false;
    restrictive->roles = texts(new_model(), "CURRENT_USER", "anon", "My Role", (const char *)NULL);
    restrictive->using_expr = expr("a = 1");
    restrictive->check_expr = expr("a = 2 OR true");
    assert_text(create_text(restrictive),
                "-- SECURITY_CHANGE\n"
                "-- CURRENT_USER, anon and My Role may now update only those rows of public.t that "
                "this policy admits too\n"
                "CREATE POLICY " HOSTILE_SQL " ON public.t\n"
                "    AS RESTRICTIVE\n"
                "    FOR UPDATE\n"
                "    TO CURRENT_USER, anon, \"My Role\"\n"
                "    USING (a = 1)\n"
                "    WITH CHECK (a = 2 OR true);\n");
}

static void test_policy_alter(void **state)
{
    PolicyObject *other = own_rows("anon", "a");

    (void)state;
    assert_text(alter_text(own_rows("anon", "a"), own_rows("anon", "b")),
                "-- SECURITY_CHANGE\n"
                "-- which rows of public.t anon may see is decided by another condition\n"
                "ALTER POLICY own ON public.t\n"
                "    USING (b);\n");
    assert_text(alter_text(own_rows("anon", NULL), own_rows("public", "b")),
                "-- SECURITY_CHANGE\n"
                "-- the policy was for anon and is now for everyone, with another condition\n"
                "ALTER POLICY own ON public.t\n"
                "    TO PUBLIC\n"
                "    USING (b);\n");
    assert_text(alter_text(own_rows("anon", "a"), own_rows("anon", NULL)), "replace");
    other->permissive = false;
    assert_text(alter_text(own_rows("anon", "a"), other), "replace");
    other->permissive = true;
    other->check_expr = expr("c");
    assert_non_null(strstr(alter_text(own_rows("anon", "a"), other), "\n    WITH CHECK (c);"));
    assert_text(alter_text(other, own_rows("anon", "a")), "replace");
}

static void test_policy_drop(void **state)
{
    PolicyObject *restrictive = policy("r", "DELETE");

    (void)state;
    assert_text(drop_text(own_rows("anon", "a")),
                "-- SECURITY_CHANGE\n"
                "-- anon may no longer see rows of public.t, unless another policy admits them\n"
                "DROP POLICY own ON public.t;\n");
    restrictive->permissive = false;
    assert_text(drop_text(restrictive),
                "-- SECURITY_CHANGE\n"
                "-- everyone may now delete rows of public.t without the limits that this policy "
                "set\n"
                "DROP POLICY r ON public.t;\n");
}

/* ---- what any object may have --------------------------------------------------------------- */

/* An object of the kind to hang something on. */
static Object *target(ObjectKind kind)
{
    Model *model = new_model();
    Object *parent = NULL;
    Object *object;

    if (kind == KIND_COLUMN || kind == KIND_CHECK || kind == KIND_TRIGGER || kind == KIND_POLICY ||
        kind == KIND_INDEX)
        parent = &add_table(model, "T")->object;
    object = model_new_object(model, kind, parent,
                              (parent == NULL || kind == KIND_INDEX) && kind != KIND_SCHEMA &&
                                      kind != KIND_EXTENSION
                                  ? "public"
                                  : NULL,
                              "X");
    if (kind == KIND_FUNCTION || kind == KIND_PROCEDURE)
        object->signature = "integer, public.\"M\"";
    assert_null(model_add(model, object));
    return object;
}

static CommentObject *comment(ObjectKind kind, const char *text)
{
    CommentObject *object =
        (CommentObject *)model_new_object(new_model(), KIND_COMMENT, target(kind), NULL, "");

    object->text = text;
    return object;
}

static void test_comment(void **state)
{
    static const struct {
        ObjectKind kind;
        const char *reference;
    } CASES[] = {
        {KIND_SCHEMA, "SCHEMA \"X\""},
        {KIND_EXTENSION, "EXTENSION \"X\""},
        {KIND_ENUM, "TYPE public.\"X\""},
        {KIND_SEQUENCE, "SEQUENCE public.\"X\""},
        {KIND_FUNCTION, "FUNCTION public.\"X\"(integer, public.\"M\")"},
        {KIND_PROCEDURE, "PROCEDURE public.\"X\"(integer, public.\"M\")"},
        {KIND_TABLE, "TABLE public.\"X\""},
        {KIND_COLUMN, "COLUMN public.\"T\".\"X\""},
        {KIND_CHECK, "CONSTRAINT \"X\" ON public.\"T\""},
        {KIND_INDEX, "INDEX public.\"X\""},
        {KIND_VIEW, "VIEW public.\"X\""},
        {KIND_TRIGGER, "TRIGGER \"X\" ON public.\"T\""},
        {KIND_POLICY, "POLICY \"X\" ON public.\"T\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        Str expected = str_new(test_arena());

        str_printf(&expected, "COMMENT ON %s IS 'it''s';\n", CASES[i].reference);
        assert_text(create_text(comment(CASES[i].kind, "it's")), expected.text);
    }
    assert_text(create_text(comment(KIND_TABLE, HOSTILE)),
                "COMMENT ON TABLE public.\"X\" IS E'a\"b;c''d\\\\e\n--%s*/|$$';\n");
    assert_text(alter_text(comment(KIND_TABLE, "a"), comment(KIND_TABLE, "b")),
                "COMMENT ON TABLE public.\"X\" IS 'b';\n");
    assert_text(drop_text(comment(KIND_TABLE, "a")), "COMMENT ON TABLE public.\"X\" IS NULL;\n");
}

static OwnerObject *owner(ObjectKind kind, const char *role)
{
    OwnerObject *object =
        (OwnerObject *)model_new_object(new_model(), KIND_OWNER, target(kind), NULL, "");

    object->role = role;
    return object;
}

static void test_owner(void **state)
{
    (void)state;
    assert_text(create_text(owner(KIND_TABLE, "My Role")),
                "-- SECURITY_CHANGE\n"
                "-- My Role can do everything with public.X: it belongs to it\n"
                "ALTER TABLE public.\"X\" OWNER TO \"My Role\";\n");
    assert_text(
        alter_text(owner(KIND_FUNCTION, "a"), owner(KIND_FUNCTION, "CURRENT_USER")),
        "-- SECURITY_CHANGE\n"
        "-- CURRENT_USER can do everything with public.X(integer, public.\"M\"): it belongs "
        "to it\n"
        "ALTER FUNCTION public.\"X\"(integer, public.\"M\") OWNER TO CURRENT_USER;\n");
    assert_text(drop_text(owner(KIND_TABLE, "a")),
                "-- SECURITY_CHANGE\n"
                "-- public.X belonged to a; the new schema does not say to whom it belongs: to "
                "whoever runs this then\n"
                "ALTER TABLE public.\"X\" OWNER TO CURRENT_USER;\n");
}

/* Privileges and grantable ones, each as words with spaces. */
static GrantObject *grant(ObjectKind kind, const char *role, const char *privileges,
                          const char *grantable)
{
    Model *model = new_model();
    GrantObject *object =
        (GrantObject *)model_new_object(model, KIND_GRANT, target(kind), NULL, role);
    const char *lists[2] = {privileges, grantable};

    for (size_t i = 0; i < 2; i++) {
        TextVec *list = i == 0 ? &object->privileges : &object->grantable;

        for (const char *word = lists[i]; *word != '\0';) {
            size_t length = strcspn(word, " ");

            vec_push(model->arena, list, arena_strndup(model->arena, word, length));
            word += length;
            word += strspn(word, " ");
        }
    }
    return object;
}

#define SECURITY "-- SECURITY_CHANGE\n"

static void test_grant_create_and_drop(void **state)
{
    GrantObject *some = grant(KIND_TABLE, "My Role", "INSERT SELECT UPDATE", "SELECT");

    (void)state;
    assert_text(create_text(grant(KIND_TABLE, "anon", "SELECT", "")),
                SECURITY "-- anon can now read public.X\n"
                         "GRANT SELECT ON TABLE public.\"X\" TO anon;\n");
    assert_text(create_text(some),
                SECURITY "-- My Role can now insert into and update public.X\n"
                         "GRANT INSERT, UPDATE ON TABLE public.\"X\" TO \"My Role\";\n" SECURITY
                         "-- My Role can now, and can let others, read public.X\n"
                         "GRANT SELECT ON TABLE public.\"X\" TO \"My Role\" WITH GRANT OPTION;\n");
    assert_text(drop_text(some),
                SECURITY "-- My Role can no longer insert into, read and update public.X\n"
                         "REVOKE INSERT, SELECT, UPDATE ON TABLE public.\"X\" FROM \"My Role\";\n");
    assert_text(create_text(grant(KIND_VIEW, "public", "ALL", "")),
                SECURITY "-- everyone can now do everything with public.X\n"
                         "GRANT ALL ON TABLE public.\"X\" TO PUBLIC;\n");
    assert_text(create_text(grant(KIND_SCHEMA, "CURRENT_USER", "CREATE USAGE", "")),
                SECURITY "-- CURRENT_USER can now do everything with X\n"
                         "GRANT ALL ON SCHEMA \"X\" TO CURRENT_USER;\n");
    assert_text(create_text(grant(KIND_SEQUENCE, "anon", "USAGE", "")),
                SECURITY "-- anon can now use public.X\n"
                         "GRANT USAGE ON SEQUENCE public.\"X\" TO anon;\n");
    assert_text(create_text(grant(KIND_COLUMN, "anon", "SELECT UPDATE", "")),
                SECURITY "-- anon can now read and update public.T.X\n"
                         "GRANT SELECT (\"X\"), UPDATE (\"X\") ON TABLE public.\"T\" TO anon;\n");
}

static void test_grant_against_the_default(void **state)
{
    (void)state;
    /* The server grants this by itself. */
    assert_text(create_text(grant(KIND_FUNCTION, "public", "EXECUTE", "")), "");
    assert_text(create_text(grant(KIND_ENUM, "public", "ALL", "")), "");
    assert_text(create_text(grant(KIND_FUNCTION, "public", "", "")), SECURITY
                "-- everyone can no longer call public.X(integer, public.\"M\")\n"
                "REVOKE EXECUTE ON FUNCTION public.\"X\"(integer, public.\"M\") FROM PUBLIC;\n");
    assert_text(drop_text(grant(KIND_PROCEDURE, "public", "", "")),
                SECURITY "-- everyone can now call public.X(integer, public.\"M\")\n"
                         "GRANT EXECUTE ON PROCEDURE public.\"X\"(integer, public.\"M\") TO "
                         "PUBLIC;\n");
    assert_text(create_text(grant(KIND_ENUM, "public", "", "")),
                SECURITY "-- everyone can no longer use public.X\n"
                         "REVOKE USAGE ON TYPE public.\"X\" FROM PUBLIC;\n");
    assert_text(create_text(grant(KIND_FUNCTION, "anon", "ALL", "")), SECURITY
                "-- anon can now call public.X(integer, public.\"M\")\n"
                "GRANT EXECUTE ON FUNCTION public.\"X\"(integer, public.\"M\") TO anon;\n");
    assert_text(create_text(grant(KIND_TABLE, "public", "", "")), "");
}

static const char *change(const char *from, const char *from_grantable, const char *to,
                          const char *to_grantable)
{
    return alter_text(grant(KIND_TABLE, "r", from, from_grantable),
                      grant(KIND_TABLE, "r", to, to_grantable));
}

#define ON " ON TABLE public.\"X\" "

static void test_grant_alter(void **state)
{
    (void)state;
    assert_text(change("DELETE SELECT", "", "INSERT SELECT", ""), SECURITY
                "-- r can no longer delete from public.X\n"
                "REVOKE DELETE" ON "FROM r;\n" SECURITY "-- r can now insert into public.X\n"
                "GRANT INSERT" ON "TO r;\n");
    assert_text(change("SELECT", "SELECT", "SELECT", ""),
                SECURITY "-- r can no longer let others read public.X\n"
                         "REVOKE GRANT OPTION FOR SELECT" ON "FROM r;\n");
    assert_text(change("SELECT", "", "SELECT", "SELECT"),
                SECURITY "-- r can now, and can let others, read public.X\n"
                         "GRANT SELECT" ON "TO r WITH GRANT OPTION;\n");
    assert_text(change("DELETE SELECT", "DELETE SELECT", "SELECT", "SELECT"),
                SECURITY "-- r can no longer delete from public.X\n"
                         "REVOKE DELETE" ON "FROM r;\n");
}

static void test_grant_alter_all(void **state)
{
    (void)state;
    assert_text(change("ALL", "", "SELECT", ""),
                SECURITY "-- r can no longer do everything with public.X\n"
                         "REVOKE ALL" ON "FROM r;\n" SECURITY "-- r can now read public.X\n"
                         "GRANT SELECT" ON "TO r;\n");
    assert_text(change("SELECT", "", "ALL", ""),
                SECURITY "-- r can now do everything with public.X\n"
                         "GRANT ALL" ON "TO r;\n");
    assert_text(change("ALL", "ALL", "ALL", "SELECT"),
                SECURITY "-- r can no longer let others do everything with public.X\n"
                         "REVOKE GRANT OPTION FOR ALL" ON "FROM r;\n" SECURITY
                         "-- r can now, and can let others, read public.X\n"
                         "GRANT SELECT" ON "TO r WITH GRANT OPTION;\n");
    assert_text(change("ALL", "SELECT", "ALL", "ALL"),
                SECURITY "-- r can now, and can let others, do everything with public.X\n"
                         "GRANT ALL" ON "TO r WITH GRANT OPTION;\n");
    assert_text(change("SELECT", "SELECT", "ALL", ""),
                SECURITY "-- r can no longer let others read public.X\n"
                         "REVOKE GRANT OPTION FOR SELECT" ON "FROM r;\n" SECURITY
                         "-- r can now do everything with public.X\n"
                         "GRANT ALL" ON "TO r;\n");
}
