#include "plan/order.h"
#include "plan/plan_support.h"

static const char *verb_word(ActionVerb verb)
{
    static const char *const WORDS[] = {
        [ACTION_CREATE] = "create",
        [ACTION_ALTER] = "alter",
        [ACTION_DROP] = "drop",
        [ACTION_SET_ASIDE] = "set aside",
        [ACTION_DROP_ASIDE] = "drop aside",
    };

    return WORDS[verb];
}

/* "create table public.t", a line for each action. */
static const char *actions_of(const char *from, const char *to)
{
    const Plan *plan = plan_of(from, to);
    Str text = str_new(test_arena());

    for (size_t i = 0; i < plan->actions.count; i++)
        str_printf(&text, "%s %s %s\n", verb_word(plan->actions.items[i].verb),
                   kind_label(plan->actions.items[i].object->kind),
                   object_id(test_arena(), plan->actions.items[i].object));
    return text.text;
}

static void test_what_is_needed_comes_first(void **state)
{
    static const char SQL[] =
        "CREATE VIEW a AS SELECT id FROM b;\n"
        "CREATE TABLE b (id integer DEFAULT z(), s z_status, c_id integer REFERENCES c);\n"
        "CREATE TABLE c (id integer PRIMARY KEY);\n"
        "CREATE FUNCTION z() RETURNS integer LANGUAGE sql AS 'SELECT 1';\n"
        "CREATE TYPE z_status AS ENUM ('x');\n";

    (void)state;
    assert_text(actions_of("", SQL), "create enum public.z_status\n"
                                     "create function public.z()\n"
                                     "create table public.c\n"
                                     "create table public.b\n"
                                     "create view public.a\n");
}

/* What it has is its own when it leaves: no other table keeps it for the new parent, of which a partition can have none. */
static void test_a_partition_becomes_a_child(void **state)
{
    (void)state;
    assert_text(actions_of("CREATE TABLE m (a integer) PARTITION BY LIST (a);"
                           "CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);",
                           "CREATE TABLE m (a integer); CREATE TABLE m1 () INHERITS (m);"),
                "drop inheritance public.m1.public.m\n"
                "drop table public.m\n"
                "create table public.m\n"
                "create inheritance public.m1.public.m\n");
}

static void test_users_are_dropped_first(void **state)
{
    static const char SQL[] = "CREATE TYPE e AS ENUM ('x');"
                              "CREATE TABLE t (id integer PRIMARY KEY, e e);"
                              "CREATE VIEW v AS SELECT id FROM t;"
                              "CREATE VIEW a AS SELECT id FROM v;";

    (void)state;
    assert_text(actions_of(SQL, ""), "drop view public.a\n"
                                     "drop view public.v\n"
                                     "drop table public.t\n"
                                     "drop enum public.e\n");
}

/* Equal models give equal plans, however their files are ordered. */
static void test_order_does_not_depend_on_the_input(void **state)
{
    (void)state;
    assert_text(
        plan_sql("", "CREATE TABLE a (x integer); CREATE TABLE b (x integer); CREATE SEQUENCE s;"),
        plan_sql("", "CREATE SEQUENCE s; CREATE TABLE b (x integer); CREATE TABLE a (x integer);"));
}

static void test_constraints_are_folded_when_their_target_is_there(void **state)
{
    (void)state;
    assert_text(actions_of("", "CREATE TABLE a (id integer PRIMARY KEY, b integer REFERENCES b);"
                               "CREATE TABLE b (id integer PRIMARY KEY);"),
                "create table public.b\n"
                "create table public.a\n");
}

static void test_a_circle_of_foreign_keys(void **state)
{
    static const char SQL[] = "CREATE TABLE a (id integer PRIMARY KEY, b integer);"
                              "CREATE TABLE b (id integer PRIMARY KEY, a integer REFERENCES a);"
                              "ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b;";

    (void)state;
    assert_text(actions_of("", SQL), "create table public.a\n"
                                     "create table public.b\n"
                                     "create foreign key public.a.a_b\n");
    /* One of them has to go first; the other goes with its table. */
    assert_text(actions_of(SQL, ""), "drop foreign key public.a.a_b\n"
                                     "drop table public.b\n"
                                     "drop table public.a\n");
}

/* The default calls a function that takes a row of the table: it stands alone both ways. */
static void test_a_default_in_a_circle_with_its_table(void **state)
{
    static const char SQL[] = "CREATE TABLE t (a integer);"
                              "CREATE FUNCTION f(r t DEFAULT NULL) RETURNS integer LANGUAGE "
                              "plpgsql AS 'BEGIN RETURN 1; END';"
                              "ALTER TABLE t ALTER COLUMN a SET DEFAULT f();";

    (void)state;
    assert_text(actions_of("", SQL), "create table public.t\n"
                                     "create function public.f(public.t)\n"
                                     "create default default of public.t.a\n");
    assert_text(actions_of(SQL, ""), "drop default default of public.t.a\n"
                                     "drop function public.f(public.t)\n"
                                     "drop table public.t\n");
}

static void test_functions_that_call_each_other(void **state)
{
    static const char SQL[] = "CREATE FUNCTION a() RETURNS integer LANGUAGE sql AS 'SELECT b()';"
                              "CREATE FUNCTION b() RETURNS integer LANGUAGE sql AS 'SELECT a()';";
    const Plan *plan = plan_of("", SQL);

    (void)state;
    assert_true(plan->unchecked_bodies);
    assert_false(plan_of(SQL, "")->unchecked_bodies);
    assert_false(plan_of("", "CREATE FUNCTION a() RETURNS integer LANGUAGE sql AS 'SELECT 1';"
                             "CREATE FUNCTION b() RETURNS integer LANGUAGE sql AS 'SELECT a()';")
                     ->unchecked_bodies);
}

static void test_a_type_is_set_aside_while_columns_are_converted(void **state)
{
    (void)state;
    assert_text(actions_of("CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (e e DEFAULT 'a');",
                           "CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (e e DEFAULT 'a');"),
                "drop default default of public.t.e\n"
                "set aside enum public.e\n"
                "create enum public.e\n"
                "alter column public.t.e\n"
                "create default default of public.t.e\n"
                "drop aside enum public.e\n");
}

/* An object leaves its name before another one takes it. */
static void test_names_are_free_when_they_are_taken(void **state)
{
    (void)state;
    assert_text(actions_of("CREATE TABLE x (a integer); CREATE TABLE y (a integer);",
                           "CREATE TABLE y (a integer); CREATE VIEW x AS SELECT a FROM y;"),
                "drop table public.x\n"
                "create view public.x\n");
    assert_text(actions_of("CREATE TABLE t (a integer); CREATE INDEX i ON t (a);",
                           "CREATE TABLE t (a integer, CONSTRAINT i UNIQUE (a));"),
                "drop index public.i\n"
                "create unique public.t.i\n");
}

static void test_a_sequence_goes_with_its_column(void **state)
{
    (void)state;
    assert_text(actions_of("CREATE TABLE t (a serial, b integer);", "CREATE TABLE t (b integer);"),
                "drop column public.t.a\n");
    assert_text(actions_of("CREATE TABLE t (a serial);", "CREATE TABLE t (a integer NOT NULL);"),
                "drop default default of public.t.a\n"
                "drop sequence public.t_a_seq\n");
}

/* SET LOGGED goes along a foreign key, SET UNLOGGED against it. */
static void test_persistence_follows_foreign_keys(void **state)
{
    static const char LOGGED[] = "CREATE TABLE z (id integer PRIMARY KEY);"
                                 "CREATE TABLE a (z integer REFERENCES z);";
    static const char UNLOGGED[] = "CREATE UNLOGGED TABLE z (id integer PRIMARY KEY);"
                                   "CREATE UNLOGGED TABLE a (z integer REFERENCES z);";

    (void)state;
    assert_text(actions_of(UNLOGGED, LOGGED), "alter table public.z\nalter table public.a\n");
    assert_text(actions_of(LOGGED, UNLOGGED), "alter table public.a\nalter table public.z\n");
}

/* REVOKE on a table takes the privileges of its columns: they are given after it. */
static void test_privileges_of_columns_come_after_those_of_the_table(void **state)
{
    (void)state;
    assert_text(actions_of("CREATE TABLE t (a integer); GRANT SELECT ON t TO someone;",
                           "CREATE TABLE t (a integer); GRANT SELECT (a) ON t TO someone;"),
                "drop grant grant on public.t to someone\n"
                "create grant grant on public.t.a to someone\n");
}

static void test_steps_on_a_new_table_are_harmless(void **state)
{
    const Plan *plan =
        plan_of("", "CREATE TABLE t (a integer PRIMARY KEY, b integer CHECK (b > 0));"
                    "CREATE UNIQUE INDEX i ON t (b); ALTER TABLE t ENABLE ROW LEVEL SECURITY;");

    (void)state;
    assert_int_equal(plan->hazards, 0);
    for (size_t i = 0; i < plan->actions.count; i++)
        for (size_t j = 0; j < plan->actions.items[i].steps.list.count; j++)
            assert_null(plan->actions.items[i].steps.list.items[j].note);
}

/* What cannot have another name for a while cannot be kept for the values that need it. */
static void test_values_that_need_what_is_replaced(void **state)
{
#define SORTED                                                                                    \
    "CREATE OPERATOR <<< (LEFTARG = integer, RIGHTARG = integer, FUNCTION = lt);"                 \
    "CREATE FUNCTION cmp(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0';" \
    "CREATE OPERATOR CLASS mine FOR TYPE integer USING btree AS OPERATOR 1 <<<, "                 \
    "FUNCTION 1 cmp(integer, integer);"                                                           \
    "CREATE TYPE span AS RANGE (SUBTYPE = integer, SUBTYPE_OPCLASS = mine);"
#define FORMER \
    "CREATE FUNCTION lt(integer, b integer) RETURNS boolean LANGUAGE sql AS 'SELECT $1 < $2';"
#define LATER \
    "CREATE FUNCTION lt(integer, c integer) RETURNS boolean LANGUAGE sql AS 'SELECT $1 < $2';"
    DiagList diags = support_diags();

    (void)state;
    assert_null(plan_make(test_arena(), model_of(FORMER SORTED "CREATE TABLE t (a span);"),
                          model_of(LATER SORTED "CREATE TABLE t (a span);"), NULL, &diags));
    assert_non_null(strstr(support_diag_text(&diags),
                           "range type public.span cannot be replaced in one go: columns hold "
                           "values of it, and operator"));
    assert_non_null(strstr(support_diag_text(&diags), "first make these columns text"));
    /* In two it is possible. */
    plan_of(FORMER SORTED "CREATE TABLE t (a span);", FORMER SORTED "CREATE TABLE t (a text);");
    plan_of(FORMER SORTED "CREATE TABLE t (a text);", LATER SORTED "CREATE TABLE t (a span);");
}
