#include "diff/diff.h"
#include "plan/plan_support.h"

/* "+ column public.t.a", "- …", "~ … type not_null", a line for each delta. */
static const char *diff_text(const Model *from, const Model *to)
{
    Pairs pairs = diff_pairs(test_arena(), from, to);
    DeltaVec deltas = {0};
    Str text = str_new(test_arena());

    diff_models(test_arena(), from, to, &pairs, &deltas);
    for (size_t i = 0; i < deltas.count; i++) {
        const Delta *delta = &deltas.items[i];
        const Object *object = delta->to != NULL ? delta->to : delta->from;
        const Attribute *attributes = object_attributes(object);

        assert_int_equal(delta->type == DELTA_ADD, delta->from == NULL);
        assert_int_equal(delta->type == DELTA_DROP, delta->to == NULL);
        str_printf(&text, "%c %s %s", "+-~"[delta->type], kind_label(object->kind),
                   object_id(test_arena(), object));
        if (delta->type == DELTA_CHANGE && delta->changed == DELTA_CHANGED_NATURE)
            str_text(&text, " (another nature)");
        for (size_t j = 0; delta->type == DELTA_CHANGE && attributes[j].name != NULL &&
                           delta->changed != DELTA_CHANGED_NATURE;
             j++)
            if (attribute_in(attributes, delta->changed, attributes[j].name))
                str_printf(&text, " %s", attributes[j].name);
        str_char(&text, '\n');
    }
    return text.text;
}

static const char *diff_sql(const char *from, const char *to)
{
    return diff_text(model_of(from), model_of(to));
}

static void test_equal_schemas(void **state)
{
    static const char SQL[] = "CREATE TYPE e AS ENUM ('a');\n"
                              "CREATE TABLE t (id integer PRIMARY KEY, e e DEFAULT 'a');\n"
                              "CREATE VIEW v AS SELECT id FROM t WHERE e = 'a';\n"
                              "GRANT SELECT ON v TO someone;\n"
                              "COMMENT ON VIEW v IS 'text';\n";

    (void)state;
    assert_text(diff_sql("", ""), "");
    assert_text(diff_sql(SQL, SQL), "");
}

static void test_layout_order_and_spelling_do_not_count(void **state)
{
    (void)state;
    assert_text(diff_sql("CREATE TABLE a (x int4, y varchar(3));\nCREATE TABLE b (z bool);\n",
                         "create table \"b\" (z boolean);\n-- with a comment\n"
                         "create table public.a (\n    y character varying(3),\n    x integer\n);"),
                "");
}

static void test_added_and_dropped(void **state)
{
    (void)state;
    assert_text(diff_sql("CREATE TABLE t (a integer);", "CREATE TABLE u (a integer);"),
                "- table public.t\n"
                "- column public.t.a\n"
                "+ table public.u\n"
                "+ column public.u.a\n");
}

static void test_changed_attributes(void **state)
{
    (void)state;
    assert_text(diff_sql("CREATE TABLE t (a integer, b text DEFAULT 'x');",
                         "CREATE TABLE t (a bigint NOT NULL, b text DEFAULT 'y');"
                         "ALTER TABLE t ENABLE ROW LEVEL SECURITY;"),
                "~ table public.t row_security\n"
                "~ column public.t.a type not_null\n"
                "~ default default of public.t.b expr\n");
}

/* Comments, grants and owners are objects of their own: they do not change what they hang on. */
/* 3,000 tables of two columns, which are compared in several pieces; `other` has other types and lacks a table. */
static const char *many_tables(bool other)
{
    Str sql = str_new(test_arena());

    for (int i = 0; i < 3000; i++) {
        const char *type = other && i % 1000 == 7 ? "bigint" : "integer";

        if (other && i == 2047)
            continue;
        str_printf(&sql, "CREATE TABLE t%04d (a %s, b text);\n", i, type);
    }
    return sql.text;
}

static void test_the_order_holds_over_all_pieces(void **state)
{
    (void)state;
    assert_text(diff_sql(many_tables(false), many_tables(false)), "");
    assert_text(diff_sql(many_tables(false), many_tables(true)), "- table public.t2047\n"
                                                                 "~ column public.t0007.a type\n"
                                                                 "~ column public.t1007.a type\n"
                                                                 "~ column public.t2007.a type\n"
                                                                 "- column public.t2047.a\n"
                                                                 "- column public.t2047.b\n");
    assert_text(diff_sql(many_tables(true), many_tables(false)), "~ column public.t0007.a type\n"
                                                                 "~ column public.t1007.a type\n"
                                                                 "~ column public.t2007.a type\n"
                                                                 "+ table public.t2047\n"
                                                                 "+ column public.t2047.a\n"
                                                                 "+ column public.t2047.b\n");
}

static void test_satellites(void **state)
{
    (void)state;
    assert_text(diff_sql("CREATE TABLE t (a integer); COMMENT ON TABLE t IS 'old';",
                         "CREATE TABLE t (a integer); COMMENT ON TABLE t IS 'new';"
                         "GRANT SELECT ON t TO someone; ALTER TABLE t OWNER TO boss;"),
                "~ comment comment on public.t text\n"
                "+ owner owner of public.t\n"
                "+ grant grant on public.t to someone\n");
}

static void test_another_kind_of_the_same_name(void **state)
{
    (void)state;
    assert_text(diff_sql("CREATE TABLE v (a integer);", "CREATE VIEW v AS SELECT 1 AS a;"),
                "~ view public.v (another nature)\n"
                "- column public.v.a\n");
}

/* The name of an index is unique in its schema, whatever table it is on. */
static void test_an_index_that_moves(void **state)
{
    static const char TABLES[] = "CREATE TABLE a (x integer); CREATE TABLE b (x integer);";
    const char *from = arena_printf(test_arena(), "%s CREATE INDEX i ON a (x);", TABLES);
    const char *to = arena_printf(test_arena(), "%s CREATE INDEX i ON b (x);", TABLES);

    (void)state;
    assert_text(diff_sql(from, to), "~ index public.i (another nature)\n");
}

static void test_overloads_are_different_objects(void **state)
{
    (void)state;
    assert_text(diff_sql("CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';",
                         "CREATE FUNCTION f(a bigint) RETURNS integer LANGUAGE sql AS 'SELECT 1';"),
                "- function public.f(integer)\n"
                "+ function public.f(bigint)\n");
}

static void test_external_objects_are_left_out(void **state)
{
    Model *without = model_with_layer(NULL, "");
    Model *with =
        model_with_layer("CREATE SCHEMA auth; CREATE TABLE auth.users (id uuid PRIMARY KEY);", "");
    Model *changed = model_with_layer("CREATE SCHEMA auth; CREATE TABLE auth.users (id text);", "");

    (void)state;
    assert_text(diff_text(without, with), "");
    assert_text(diff_text(with, without), "");
    assert_text(diff_text(with, changed), "");
}

/* What was the project's own in one model and belongs to the platform in the other is nobody's to change. */
static void test_external_on_one_side(void **state)
{
    static const char SQL[] = "CREATE SCHEMA auth; CREATE TABLE auth.users (id uuid);";
    Model *own = model_of(SQL);
    Model *layer = model_with_layer("CREATE SCHEMA auth; CREATE TABLE auth.users (id text);", "");

    (void)state;
    assert_text(diff_text(own, layer), "");
    assert_text(diff_text(layer, own), "");
}

/* Comparison and plan walk attribute tables and ask KindOps: they must not know a kind by name. */
static void test_sources_name_no_kind(void **state)
{
    static const char *const FOLDERS[] = {"tools/diff", "tools/plan"};

    (void)state;
    for (size_t i = 0; i < sizeof(FOLDERS) / sizeof(FOLDERS[0]); i++) {
        DiagList diags = support_diags();
        TextVec names = {0};

        assert_true(file_list(test_arena(), FOLDERS[i], &names, &diags));
        assert_true(names.count > 0);
        for (size_t j = 0; j < names.count; j++) {
            const char *path = path_join(test_arena(), FOLDERS[i], names.items[j]);
            const char *text = support_read(path);

            if (strstr(text, "KIND_") != NULL)
                fail_msg("%s names a kind", path);
            if (strstr(text, "kinds/objects.h") != NULL || strstr(text, "kinds/write.h") != NULL)
                fail_msg("%s includes the structs of kinds", path);
        }
    }
}
