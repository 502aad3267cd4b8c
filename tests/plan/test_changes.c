#include "plan/changes.h"
#include "plan/plan_support.h"

static const char *type_word(ChangeType type)
{
    static const char *const WORDS[] = {
        [CHANGE_NONE] = "keep",   [CHANGE_CREATE] = "create",   [CHANGE_DROP] = "drop",
        [CHANGE_ALTER] = "alter", [CHANGE_REPLACE] = "replace",
    };

    return WORDS[type];
}

/* "replace view public.v: the type of public.t.a changes", a line for each object that is touched. */
static const char *changes_text(const Model *from, const Model *to)
{
    const Changes *changes = changes_make(test_arena(), from, to);
    Str text = str_new(test_arena());

    for (size_t i = 0; i < changes->list.count; i++) {
        const Change *change = changes->list.items[i];
        const Object *object = change->to != NULL ? change->to : change->from;

        assert_ptr_equal(changes_of(changes, object), change);
        assert_int_equal(change_drops(change),
                         change->type == CHANGE_DROP || change->type == CHANGE_REPLACE);
        assert_int_equal(change_creates(change),
                         change->type == CHANGE_CREATE || change->type == CHANGE_REPLACE);
        if (change->type == CHANGE_NONE)
            continue;
        str_printf(&text, "%s %s %s", type_word(change->type), kind_label(object->kind),
                   object_id(test_arena(), object));
        if (change->reason != NULL)
            str_printf(&text, ": %s", change->reason);
        str_char(&text, '\n');
    }
    return text.text;
}

static const char *changes_sql(const char *from, const char *to)
{
    return changes_text(model_of(from), model_of(to));
}

static const char *both(const char *common, const char *rest)
{
    return arena_printf(test_arena(), "%s %s", common, rest);
}

static void test_nothing_changes(void **state)
{
    (void)state;
    assert_text(changes_sql("CREATE TABLE t (a integer);", "CREATE TABLE t (a integer);"), "");
}

static void test_in_place_where_the_server_can(void **state)
{
    (void)state;
    assert_text(
        changes_sql("CREATE TYPE e AS ENUM ('a', 'c'); CREATE TABLE t (a integer);",
                    "CREATE TYPE e AS ENUM ('a', 'b', 'c'); CREATE TABLE t (a integer NOT NULL);"),
        "alter enum public.e\n"
        "alter column public.t.a\n");
}

static void test_replaced_where_it_cannot(void **state)
{
    (void)state;
    assert_text(
        changes_sql(
            "CREATE TABLE t (a integer, CONSTRAINT c CHECK (a > 0)); CREATE INDEX i ON t (a);",
            "CREATE TABLE t (a integer, CONSTRAINT c CHECK (a > 1)); CREATE INDEX i ON t (a "
            "DESC);"),
        "replace check public.t.c\n"
        "replace index public.i\n");
}

/* A view blocks a change of type; so it is replaced, with what hangs on it and what reads it. */
static void test_views_over_a_retyped_column(void **state)
{
    static const char VIEWS[] =
        "CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT 1 FROM v;"
        "CREATE VIEW other AS SELECT b FROM t;"
        "COMMENT ON VIEW v IS 'text'; GRANT SELECT ON v TO someone;";

    (void)state;
    assert_text(changes_sql(both("CREATE TABLE t (a integer, b integer);", VIEWS),
                            both("CREATE TABLE t (a bigint, b integer);", VIEWS)),
                "alter column public.t.a\n"
                "replace view public.v: the type of public.t.a changes\n"
                "replace view public.w: view public.v is replaced\n"
                "replace grant grant on public.v to someone: view public.v is replaced\n"
                "replace comment comment on public.v: view public.v is replaced\n");
}

/* The server makes checks and indexes anew by itself, unless only USING can convert the values. */
static void test_checks_and_indexes_are_carried_over(void **state)
{
    const char *integers =
        "CREATE TABLE t (a integer, b integer, CONSTRAINT c CHECK (a IS NOT NULL));"
        "CREATE INDEX i ON t (b) WHERE a IS NOT NULL;";
    const char *bigints =
        "CREATE TABLE t (a bigint, b integer, CONSTRAINT c CHECK (a IS NOT NULL));"
        "CREATE INDEX i ON t (b) WHERE a IS NOT NULL;";
    const char *uuids = "CREATE TABLE t (a uuid, b integer, CONSTRAINT c CHECK (a IS NOT NULL));"
                        "CREATE INDEX i ON t (b) WHERE a IS NOT NULL;";

    (void)state;
    assert_text(changes_sql(integers, bigints), "alter column public.t.a\n");
    assert_text(changes_sql(integers, uuids),
                "alter column public.t.a\n"
                "replace check public.t.c: the type of public.t.a changes\n"
                "replace index public.i: the type of public.t.a changes\n");
}

static void test_defaults_of_a_retyped_column(void **state)
{
    (void)state;
    assert_text(changes_sql("CREATE TABLE t (a integer DEFAULT 0);",
                            "CREATE TABLE t (a bigint DEFAULT 0);"),
                "alter column public.t.a\n");
    assert_text(changes_sql("CREATE TABLE t (a text DEFAULT '0');",
                            "CREATE TABLE t (a integer DEFAULT '0');"),
                "alter column public.t.a\n"
                "replace default default of public.t.a\n");
}

/* The columns of a type that is replaced are converted; routines that take it are made anew. */
static void test_users_of_a_replaced_type(void **state)
{
    static const char USERS[] =
        "CREATE TABLE t (a e, b e[]);"
        "CREATE FUNCTION f(x e) RETURNS integer LANGUAGE sql AS 'SELECT 1';";

    (void)state;
    assert_text(changes_sql(both("CREATE TYPE e AS ENUM ('a', 'b');", USERS),
                            both("CREATE TYPE e AS ENUM ('b', 'a');", USERS)),
                "replace enum public.e\n"
                "replace function public.f(public.e): enum public.e is replaced\n"
                "alter column public.t.a: enum public.e is replaced\n"
                "alter column public.t.b: enum public.e is replaced\n");
}

static void test_dropped_with_its_parent(void **state)
{
    (void)state;
    assert_text(
        changes_sql("CREATE TABLE t (a integer PRIMARY KEY); COMMENT ON TABLE t IS 'x';", ""),
        "drop table public.t\n"
        "drop column public.t.a\n"
        "drop primary key public.t.t_pkey\n"
        "drop comment comment on public.t\n");
}

/* What uses a dropped object and remains is made anew in between. */
static void test_users_of_a_dropped_key(void **state)
{
    static const char CHILD[] = "CREATE TABLE child (p integer REFERENCES parent (id));";

    (void)state;
    assert_text(
        changes_sql(both("CREATE TABLE parent (id integer CONSTRAINT k PRIMARY KEY);", CHILD),
                    both("CREATE TABLE parent (id integer CONSTRAINT l PRIMARY KEY);", CHILD)),
        "drop primary key public.parent.k\n"
        "replace foreign key public.child.child_p_fkey: primary key public.parent.k is dropped\n"
        "create primary key public.parent.l\n");
}

/* An object that is altered so that it lets go of the other needs no more than that. */
static void test_letting_go_is_enough(void **state)
{
    static const char FUNCTION[] =
        "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';";

    (void)state;
    assert_text(changes_sql(both(FUNCTION, "CREATE TABLE t (a integer DEFAULT f());"),
                            "CREATE TABLE t (a integer DEFAULT 2);"),
                "drop function public.f()\n"
                "alter default default of public.t.a\n");
}

/* The server does not track what a body names. */
static void test_bodies_do_not_spread(void **state)
{
    static const char CALLER[] =
        "CREATE FUNCTION caller() RETURNS text LANGUAGE sql AS 'SELECT f()::text';";

    (void)state;
    assert_text(
        changes_sql(both("CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';", CALLER),
                    both("CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT 1';", CALLER)),
        "replace function public.f()\n");
}

static void test_external_objects_have_no_change(void **state)
{
    static const char LAYER[] =
        "CREATE SCHEMA auth; CREATE TABLE auth.users (id uuid PRIMARY KEY);";
    Model *from = model_with_layer(LAYER, "CREATE TABLE t (a uuid REFERENCES auth.users);");
    Model *to = model_with_layer(LAYER, "");
    const Changes *changes = changes_make(test_arena(), from, to);

    (void)state;
    assert_null(changes_of(changes, object_named(from, "auth.users")));
    assert_text(changes_text(from, to), "drop table public.t\n"
                                        "drop column public.t.a\n"
                                        "drop foreign key public.t.t_a_fkey\n");
}

static void test_comments_from_the_beginning_come_back(void **state)
{
    (void)state;
    assert_text(plan_sql("COMMENT ON DATABASE postgres IS 'ours'; COMMENT ON DATABASE other IS 'x';"
                         "COMMENT ON SCHEMA public IS 'ours';",
                         ""),
                "COMMENT ON DATABASE other IS NULL;\n"
                "COMMENT ON DATABASE postgres IS 'default administrative connection database';\n"
                "COMMENT ON SCHEMA public IS 'standard public schema';\n");
    assert_text(
        plan_sql("", "COMMENT ON DATABASE template1 IS 'default template for new databases';"), "");
}
