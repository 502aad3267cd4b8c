/* needs: server */
/* Plans that do not fit into one transaction: they say where it has to end, in the words of the runner. */
#include "migrate/fixture.h"
#include "plan/plan_support.h"

static int group_setup(void **state)
{
    (void)state;
    return fixture_start_server(NULL) ? 0 : -1;
}

static int group_teardown(void **state)
{
    (void)state;
    scratch_stop(fixture_server);
    return 0;
}

static const char OLD_TYPE[] = "CREATE TYPE mood AS ENUM ('sad', 'ok');\n"
                               "CREATE TABLE people (name text, mood mood, word text);\n";

/* The type, its first state, rows; then all that may use a new label. */
static const char *const NEW_TYPES[] = {
    /* a default */
    "CREATE TYPE mood AS ENUM ('sad', 'ok', 'fine');\n"
    "CREATE TABLE people (name text, mood mood DEFAULT 'fine', word text);\n",
    /* the label is in the rows only */
    "CREATE TYPE mood AS ENUM ('great', 'sad', 'ok', 'fine');\n"
    "CREATE TABLE people (name text, mood mood, word mood);\n",
    /* a body and an index */
    "CREATE TYPE mood AS ENUM ('sad', 'so-so', 'ok', 'fine');\n"
    "CREATE TABLE people (name text, mood mood, word text);\n"
    "CREATE INDEX people_fine_idx ON people (name) WHERE mood = 'fine';\n"
    "CREATE FUNCTION fine() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM people WHERE mood "
    "= ''so-so''';\n",
};

static const char STATE[] =
    "select string_agg(name || coalesce(' ' || mood::text, '') || ' ' || word::text, ', ' order by "
    "name) || (select string_agg(enumlabel, ' ' order by enumsortorder) from pg_enum) || "
    "(select count(*) from pg_indexes where tablename = 'people') || "
    "coalesce((select column_default from information_schema.columns where table_name = 'people' "
    "and column_name = 'mood'), '') from people";

static void fill(const Fixture *fixture, const char *schema)
{
    fixture_sql(fixture, schema);
    fixture_sql(fixture, "insert into people values ('ann', 'ok', 'sad'), ('bob', null, 'ok')");
}

/* What the new schema looks like with these rows. */
static const char *wanted_state(const char *schema)
{
    Fixture fixture = fixture_new();

    fill(&fixture, schema);
    fixture_sql(&fixture, "update people set mood = null where name = 'bob'");
    return fixture_sql(&fixture, STATE);
}

static void test_the_runner_commits_where_the_plan_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(NEW_TYPES) / sizeof(*NEW_TYPES); i++) {
        Fixture fixture = fixture_new();
        const char *plan = plan_sql(OLD_TYPE, NEW_TYPES[i]);

        assert_contains(plan, "\n-- @commit\n");
        fill(&fixture, OLD_TYPE);
        fixture_file(&fixture, "1_plan.sql", plan);
        expect_up(&fixture, MIGRATE_OK);
        assert_contains(fixture.out, " in 2 steps, ");
        assert_text(fixture_sql(&fixture, STATE), wanted_state(NEW_TYPES[i]));
    }
}

static void test_psql_runs_the_same_file(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(NEW_TYPES) / sizeof(*NEW_TYPES); i++) {
        Fixture fixture = fixture_new();
        const char *file = support_file(fixture.dir, "plan.sql", plan_sql(OLD_TYPE, NEW_TYPES[i]));

        fill(&fixture, OLD_TYPE);
        assert_int_equal(
            system(arena_printf(test_arena(), "psql -X -q -v ON_ERROR_STOP=1 -f '%s' \"%s\"", file,
                                fixture.conninfo)),
            0);
        assert_text(fixture_sql(&fixture, STATE), wanted_state(NEW_TYPES[i]));
    }
}

/* One transaction is enough when nothing uses the label yet. */
static void test_no_commit_without_need(void **state)
{
    const char *plan = plan_sql(OLD_TYPE, "CREATE TYPE mood AS ENUM ('sad', 'ok', 'fine');\n"
                                          "CREATE TABLE people (name text, mood mood, word text, "
                                          "more integer);\n"
                                          "CREATE TABLE other (mood mood DEFAULT 'ok');\n");

    (void)state;
    assert_null(strstr(plan, "@commit"));
}

/* Labels of several types are added at once, so that one commit is enough. */
static void test_one_commit_for_several_types(void **state)
{
    const char *plan =
        plan_sql("CREATE TYPE a AS ENUM ('x'); CREATE TYPE b AS ENUM ('x');"
                 "CREATE TABLE t (a a, b b); CREATE VIEW v AS SELECT 1 AS one;",
                 "CREATE TYPE a AS ENUM ('x', 'y'); CREATE TYPE b AS ENUM ('x', 'z');"
                 "CREATE TABLE t (a a DEFAULT 'y', b b DEFAULT 'z'); CREATE TABLE n (b b);");

    (void)state;
    assert_text(plan, "ALTER TYPE public.a ADD VALUE 'y';\n"
                      "ALTER TYPE public.b ADD VALUE 'z';\n"
                      "\n"
                      "DROP VIEW public.v;\n"
                      "\n"
                      "CREATE TABLE public.n (\n"
                      "    b public.b\n"
                      ");\n"
                      "\n"
                      "-- @commit\n"
                      "ALTER TABLE public.t\n"
                      "    ALTER COLUMN a SET DEFAULT 'y',\n"
                      "    ALTER COLUMN b SET DEFAULT 'z';\n");
}

static void test_online_plan(void **state)
{
    static const char OLD[] = "CREATE TABLE t (a integer, b text); CREATE INDEX i ON t (b);"
                              "CREATE TABLE u (a integer PRIMARY KEY);";
    static const char NEW[] = "CREATE TABLE t (a integer NOT NULL UNIQUE REFERENCES u, b text "
                              "CHECK (b <> ''), PRIMARY KEY (b)); CREATE INDEX j ON t (a, b);"
                              "CREATE TABLE u (a integer PRIMARY KEY);";
    static const char CONSTRAINTS[] =
        "select string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ' order by conname) "
        "from pg_constraint where conrelid = 't'::regclass and contype <> 'n'";
    const PlanOptions options = {.online = true};
    DiagList diags = support_diags();
    Fixture fixture = fixture_new();
    Plan *plan = plan_make(test_arena(), model_of(OLD), model_of(NEW), &options, &diags);

    (void)state;
    assert_non_null(plan);
    fixture_sql(&fixture, OLD);
    fixture_sql(&fixture, "insert into u values (1); insert into t values (1, 'x')");
    fixture_file(&fixture, "1_plan.sql", sql_of(plan));
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "4 outside of a transaction");
    assert_text(fixture_sql(&fixture, CONSTRAINTS),
                "t_a_fkey FOREIGN KEY (a) REFERENCES u(a), t_a_key UNIQUE (a), "
                "t_b_check CHECK ((b <> ''::text)), t_pkey PRIMARY KEY (b)");
    assert_text(fixture_sql(&fixture, "select string_agg(indexname, ' ' order by indexname) from "
                                      "pg_indexes where tablename = 't'"),
                "j t_a_key t_pkey");
}
