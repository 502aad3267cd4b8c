#include "plan/plan_support.h"

#include <jansson.h>

static void test_an_empty_plan_prints_nothing(void **state)
{
    const Plan *plan = plan_of("CREATE TABLE t (a integer);", "CREATE TABLE t (a integer);");
    Str out = str_new(test_arena());

    (void)state;
    assert_true(plan_is_empty(plan));
    assert_text(sql_of(plan), "");
    plan_format_summary(&out, plan, true);
    assert_text(out.text, "");
}

static void test_sql_of_a_new_table(void **state)
{
    (void)state;
    assert_text(plan_sql("",
                         "CREATE TABLE tasks (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                         " title text NOT NULL DEFAULT '', done boolean);"
                         "CREATE INDEX ON tasks (done); COMMENT ON TABLE tasks IS 'Work';"),
                "CREATE TABLE public.tasks (\n"
                "    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,\n"
                "    title text DEFAULT '' NOT NULL,\n"
                "    done boolean,\n"
                "    CONSTRAINT tasks_pkey PRIMARY KEY (id)\n"
                ");\n"
                "\n"
                "CREATE INDEX tasks_done_idx ON public.tasks (done);\n"
                "COMMENT ON TABLE public.tasks IS 'Work';\n");
}

/* The server keeps the order of tags, which means nothing. */
static void test_tags_of_an_event_trigger(void **state)
{
#define FUNCTION "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';"
#define TRIGGER(tags) \
    FUNCTION "CREATE EVENT TRIGGER e ON sql_drop WHEN TAG IN (" tags ") EXECUTE FUNCTION f();"
    (void)state;
    assert_text(plan_sql(FUNCTION, TRIGGER("'DROP VIEW', 'DROP TABLE'")),
                "CREATE EVENT TRIGGER e\n"
                "    ON sql_drop\n"
                "    WHEN TAG IN ('DROP VIEW', 'DROP TABLE')\n"
                "    EXECUTE FUNCTION public.f();\n");
    assert_text(
        plan_sql(TRIGGER("'DROP VIEW', 'DROP TABLE'"), TRIGGER("'DROP TABLE', 'DROP VIEW'")), "");
#undef FUNCTION
#undef TRIGGER
}

/* Short statements about one table, or doing the same, stand together; what has a comment stands apart. */
static void test_sql_is_grouped(void **state)
{
    (void)state;
    assert_text(
        plan_sql(
            "CREATE TABLE t (a integer NOT NULL, b integer); CREATE TABLE u (a integer NOT NULL);",
            "CREATE SEQUENCE p; CREATE SEQUENCE q;"
            "CREATE TABLE t (a integer DEFAULT 1, b integer DEFAULT 2); CREATE TABLE u (a "
            "integer);"),
        "CREATE SEQUENCE public.p;\n"
        "CREATE SEQUENCE public.q;\n"
        "\n"
        "ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;\n"
        "ALTER TABLE public.u ALTER COLUMN a DROP NOT NULL;\n"
        "\n"
        "ALTER TABLE public.t\n"
        "    ALTER COLUMN a SET DEFAULT 1,\n"
        "    ALTER COLUMN b SET DEFAULT 2;\n");
}

/* What is lost has a statement for each column; what the server reads rows for is done in one go. */
static void test_statements_are_shared(void **state)
{
    (void)state;
    assert_text(plan_sql("CREATE TABLE t (a integer, b integer, c text, d text);",
                         "CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, e date, f date,"
                         " CHECK (a > 0), CHECK (b > 0));"),
                "-- DATA_LOSS: the values of public.t.c are lost\n"
                "ALTER TABLE public.t DROP COLUMN c;\n"
                "\n"
                "-- DATA_LOSS: the values of public.t.d are lost\n"
                "ALTER TABLE public.t DROP COLUMN d;\n"
                "\n"
                "-- TABLE_SCAN, ACCESS_EXCLUSIVE_LOCK, MAY_FAIL\n"
                "-- fails when a row has NULL in public.t.a\n"
                "-- fails when a row has NULL in public.t.b\n"
                "ALTER TABLE public.t\n"
                "    ALTER COLUMN a SET NOT NULL,\n"
                "    ALTER COLUMN b SET NOT NULL;\n"
                "\n"
                "ALTER TABLE public.t\n"
                "    ADD COLUMN e date,\n"
                "    ADD COLUMN f date;\n"
                "\n"
                "-- TABLE_SCAN, ACCESS_EXCLUSIVE_LOCK, MAY_FAIL: fails when a row of public.t does "
                "not satisfy it\n"
                "ALTER TABLE public.t\n"
                "    ADD CONSTRAINT t_a_check CHECK (a > 0),\n"
                "    ADD CONSTRAINT t_b_check CHECK (b > 0);\n");
}

static void test_sql_says_why_and_what_to_watch(void **state)
{
    (void)state;
    assert_text(plan_sql("CREATE TABLE t (a integer, b text); CREATE VIEW v AS SELECT a FROM t;",
                         "CREATE TABLE t (a bigint); CREATE VIEW v AS SELECT a FROM t;"),
                "-- because the type of public.t.a changes\n"
                "DROP VIEW public.v;\n"
                "\n"
                "-- DATA_LOSS: the values of public.t.b are lost\n"
                "ALTER TABLE public.t DROP COLUMN b;\n"
                "\n"
                "-- TABLE_REWRITE, ACCESS_EXCLUSIVE_LOCK\n"
                "ALTER TABLE public.t ALTER COLUMN a TYPE bigint;\n"
                "\n"
                "-- because the type of public.t.a changes\n"
                "CREATE VIEW public.v AS\n"
                "SELECT a FROM public.t;\n");
}

/* What is computed from other data is no loss. */
/* A domain may want a value as NOT NULL does. */
static void test_columns_of_domains_without_null(void **state)
{
#define DOMAINS "CREATE DOMAIN d AS int NOT NULL; CREATE DOMAIN e AS d DEFAULT 4;"

    (void)state;
    assert_text(plan_sql(DOMAINS "CREATE TABLE t ();",
                         DOMAINS "CREATE TABLE t (a d, b e, c d DEFAULT 4, f d[]);"),
                "-- MAY_FAIL: fails when public.t has rows: domain public.d allows no NULL, and "
                "there is no default\n"
                "ALTER TABLE public.t ADD COLUMN a public.d;\n"
                "\n"
                "ALTER TABLE public.t\n"
                "    ADD COLUMN b public.e,\n"
                "    ADD COLUMN c public.d DEFAULT 4,\n"
                "    ADD COLUMN f public.d[];\n");
#undef DOMAINS
}

static void test_computed_data_is_not_lost(void **state)
{
    (void)state;
    assert_text(plan_sql("CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED);"
                         "CREATE MATERIALIZED VIEW m AS SELECT a FROM t;",
                         "CREATE TABLE t (a integer);"),
                "-- its rows are computed from its query\n"
                "DROP MATERIALIZED VIEW public.m;\n"
                "\n"
                "-- its values are computed from other columns\n"
                "ALTER TABLE public.t DROP COLUMN b;\n");
}

/* What hangs on a view stays while its columns get other names. */
static void test_columns_of_views_are_renamed(void **state)
{
#define TABLE "CREATE TABLE t (a integer, b integer);"
    (void)state;
    assert_text(plan_sql(TABLE "CREATE VIEW v AS SELECT a, b FROM t;"
                               "CREATE VIEW w AS SELECT b + 1 AS n FROM v;",
                         TABLE "CREATE VIEW v AS SELECT a, b AS \"c%\" FROM t;"
                               "CREATE VIEW w AS SELECT \"c%\" + 1 AS n FROM v;"),
                "ALTER VIEW public.v RENAME COLUMN b TO \"c%\";\n"
                "\n"
                "CREATE OR REPLACE VIEW public.v AS\n"
                "SELECT a, b AS \"c%\" FROM public.t;\n"
                "\n"
                "CREATE OR REPLACE VIEW public.w AS\n"
                "SELECT \"c%\" + 1 AS n FROM public.v;\n");
    /* They change places: no name is free. */
    assert_non_null(strstr(plan_sql(TABLE "CREATE VIEW v AS SELECT a, b FROM t;",
                                    TABLE "CREATE VIEW v AS SELECT b, a FROM t;"),
                           "DROP VIEW public.v;\n"));
#undef TABLE
}

/* The rows are written once for all columns that move, with what is computed from them. */
static void test_moved_columns_share_a_rewrite(void **state)
{
#define BODY "CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC SELECT * FROM t; END;"
    (void)state;
    assert_non_null(
        strstr(plan_sql("CREATE TABLE t (a integer, c text, d integer);" BODY,
                        "CREATE TABLE t (a integer, b date, c text, d integer);" BODY),
               "-- because public.f() relies on the order of the new schema, and what is new "
               "comes last otherwise\n"
               "-- it is made anew; its values are kept\n"
               "ALTER TABLE public.t RENAME COLUMN c TO c__old;\n"
               "ALTER TABLE public.t RENAME COLUMN d TO d__old;\n"));
    assert_non_null(
        strstr(plan_sql("CREATE TABLE t (a integer, c text DEFAULT 'x', d integer NOT NULL,"
                        " e integer GENERATED ALWAYS AS (d + 1) STORED, g text);" BODY,
                        "CREATE TABLE t (a integer, b date, c text DEFAULT 'x', d integer NOT NULL,"
                        " e integer GENERATED ALWAYS AS (d + 1) STORED, g text NOT NULL);" BODY),
               "ALTER TABLE public.t\n"
               "    ADD COLUMN b date,\n"
               "    ADD COLUMN c text,\n"
               "    ADD COLUMN d integer;\n"
               "\n"
               "-- because public.f() relies on the order of the new schema, and what is new "
               "comes last otherwise\n"
               "-- TABLE_REWRITE, ACCESS_EXCLUSIVE_LOCK\n"
               "ALTER TABLE public.t\n"
               "    ALTER COLUMN c TYPE text USING c__old,\n"
               "    DROP COLUMN c__old,\n"
               "    ALTER COLUMN c SET DEFAULT 'x',\n"
               "    ALTER COLUMN d TYPE integer USING d__old,\n"
               "    DROP COLUMN d__old,\n"
               "    ALTER COLUMN d SET NOT NULL,\n"
               "    ADD COLUMN e integer GENERATED ALWAYS AS (d + 1) STORED;\n"));
#undef BODY
}

/* A new column comes last on the server, and the row that a body yields is compared column by column: those behind it are
 * made anew. */
static void test_rows_of_moved_columns(void **state)
{
#define ATOMIC "CREATE FUNCTION f() RETURNS t LANGUAGE sql BEGIN ATOMIC SELECT * FROM t; END;"
    (void)state;
    assert_text(plan_sql("CREATE TABLE t (a integer, c text);",
                         "CREATE TABLE t (a integer, b date, c text);"
                         "CREATE FUNCTION f() RETURNS t LANGUAGE sql AS 'SELECT a, b, c FROM t';"),
                "-- because public.f() relies on the order of the new schema, and what is new "
                "comes last otherwise\n"
                "-- it is made anew; its values are kept\n"
                "ALTER TABLE public.t RENAME COLUMN c TO c__old;\n"
                "\n"
                "-- because public.f() relies on the order of the new schema, and what is new "
                "comes last otherwise\n"
                "ALTER TABLE public.t\n"
                "    ADD COLUMN b date,\n"
                "    ADD COLUMN c text;\n"
                "\n"
                "-- because public.f() relies on the order of the new schema, and what is new "
                "comes last otherwise\n"
                "-- TABLE_REWRITE, ACCESS_EXCLUSIVE_LOCK\n"
                "ALTER TABLE public.t\n"
                "    ALTER COLUMN c TYPE text USING c__old,\n"
                "    DROP COLUMN c__old;\n"
                "\n"
                "CREATE FUNCTION public.f()\n"
                "    RETURNS public.t\n"
                "    LANGUAGE sql\n"
                "AS $$SELECT a, b, c FROM t$$;\n");
    assert_non_null(strstr(plan_sql("CREATE TABLE t (a integer, c text);" ATOMIC,
                                    "CREATE TABLE t (a integer, b date, c text);" ATOMIC),
                           "BEGIN ATOMIC\n"
                           "  SELECT t.a, t.b, t.c FROM public.t;\n"
                           "END;\n"));
    /* What has the order of the table on the server, whichever that is. */
    assert_text(plan_sql("CREATE TABLE t (a integer, c text);"
                         "CREATE FUNCTION f() RETURNS t LANGUAGE sql AS 'SELECT * FROM t';",
                         "CREATE TABLE t (a integer, b date, c text);"
                         "CREATE FUNCTION f() RETURNS t LANGUAGE sql AS 'SELECT * FROM t';"),
                "ALTER TABLE public.t ADD COLUMN b date;\n");
#undef ATOMIC
}

/* Where that cannot be, because others have their columns from the table. */
static void test_rows_of_columns_that_stay(void **state)
{
#define REST                              \
    "CREATE TABLE below () INHERITS (t);" \
    "CREATE FUNCTION f() RETURNS t LANGUAGE sql BEGIN ATOMIC SELECT * FROM t; END;"
    static const char NOTE[] =
        "-- the columns of public.t stand in another order on the server: the body yields them in";

    (void)state;
    assert_non_null(strstr(plan_sql("CREATE TABLE t (a integer, c text);" REST,
                                    "CREATE TABLE t (a integer, b date, c text);" REST),
                           "BEGIN ATOMIC\n"
                           "  WITH result (a, b, c) AS (\n"
                           "    SELECT t.a, t.b, t.c FROM public.t\n"
                           "  )\n"
                           "  SELECT a, c, b FROM result;\n"
                           "END;\n"));
    assert_non_null(strstr(plan_sql("CREATE TABLE t (a integer, b date, c text);" REST,
                                    "CREATE TABLE t (c text, b date);" REST),
                           NOTE));
    assert_non_null(
        strstr(plan_sql("CREATE TABLE t (a integer); CREATE TABLE below () INHERITS (t);",
                        "CREATE TABLE t (b date, a integer);" REST),
               NOTE));
    assert_null(strstr(plan_sql("CREATE TABLE t (a integer, b date);" REST,
                                "CREATE TABLE t (a integer, b date, c text);" REST),
                       "another order"));
    /* A row has the order of its table. */
    assert_null(strstr(plan_sql("CREATE TABLE t (a integer); CREATE TABLE below () INHERITS (t);",
                                "CREATE TABLE t (b date, a integer);"
                                "CREATE TABLE below () INHERITS (t);"
                                "CREATE FUNCTION f() RETURNS t LANGUAGE sql BEGIN ATOMIC SELECT x "
                                "FROM t AS x; END;"),
                       "another order"));
    assert_non_null(
        strstr(plan_sql("CREATE TABLE t (a integer); CREATE TABLE below () INHERITS (t);",
                        "CREATE TABLE t (b date, a integer);"
                        "CREATE TABLE below () INHERITS (t);"
                        "CREATE FUNCTION f() RETURNS TABLE (b date, a integer) LANGUAGE sql "
                        "AS 'SELECT * FROM t';"),
               "fails when"));
#undef REST
}

static void test_what_comes_back_changes_no_rights(void **state)
{
    const char *sql;

    (void)state;
    sql = sql_of(plan_of(
        "CREATE TABLE t (a integer); CREATE VIEW v AS SELECT a FROM t; GRANT SELECT ON v TO anon;",
        "CREATE TABLE t (a bigint); CREATE VIEW v AS SELECT a FROM t; GRANT SELECT ON v TO anon;"));
    assert_non_null(strstr(sql, "GRANT SELECT ON TABLE public.v TO anon;"));
    assert_null(strstr(sql, "SECURITY_CHANGE"));
}

static void test_sql_of_routines_that_use_each_other(void **state)
{
    const char *sql =
        plan_sql("", "CREATE FUNCTION a() RETURNS integer LANGUAGE sql AS 'SELECT b()';"
                     "CREATE FUNCTION b() RETURNS integer LANGUAGE sql AS 'SELECT a()';");

    (void)state;
    assert_non_null(strstr(sql, "SET check_function_bodies = false;\n"));
    assert_non_null(strstr(sql, "\nRESET check_function_bodies;\n"));
}

/* What differs so that it could be altered is replaced for another reason, which is told. */
static void test_why_an_object_is_replaced(void **state)
{
    const char *sql = sql_of(plan_of("CREATE TABLE p (a integer) PARTITION BY LIST (a); ALTER "
                                     "TABLE p ENABLE ROW LEVEL SECURITY;",
                                     "CREATE TABLE p (a bigint) PARTITION BY LIST (a);"));

    (void)state;
    assert_non_null(strstr(sql, "-- because the type of public.p.a changes\n"));
    assert_null(strstr(sql, "row security"));
}

/* One that needs what another transaction has made is in a later one, with all that share its statement. */
static void test_shared_statement_waits_for_a_commit(void **state)
{
    const char *sql =
        sql_of(plan_of("CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (a integer, b text);",
                       "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (a bigint, b e);"));

    (void)state;
    assert_non_null(strstr(sql, "ADD VALUE 'b';\n\n-- @commit\n"));
    assert_non_null(
        strstr(sql, "    ALTER COLUMN a TYPE bigint,\n    ALTER COLUMN b TYPE public.e"));
}

/* Columns of one table that change their types are written in one go, and it is said what becomes of which. */
static void test_one_rewrite_for_all_columns(void **state)
{
    (void)state;
    assert_text(
        plan_sql("CREATE TABLE t (a integer, b varchar(9), c integer NOT NULL, d text, e numeric);"
                 "CREATE TABLE u (a integer);",
                 "CREATE TABLE t (a bigint, b text, c bigint, d date, e numeric(4,1));"
                 "CREATE TABLE u (a bigint);"),
        "-- DATA_LOSS, TABLE_REWRITE, ACCESS_EXCLUSIVE_LOCK, MAY_FAIL\n"
        "-- d: fails on a value that the new type cannot hold\n"
        "-- e: numbers are rounded to the new scale\n"
        "ALTER TABLE public.t\n"
        "    ALTER COLUMN a TYPE bigint,\n"
        "    ALTER COLUMN b TYPE text,\n"
        "    ALTER COLUMN c TYPE bigint,\n"
        "    ALTER COLUMN d TYPE date USING d::date,\n"
        "    ALTER COLUMN e TYPE numeric(4,1);\n"
        "\n"
        "ALTER TABLE public.t ALTER COLUMN c DROP NOT NULL;\n"
        "\n"
        "-- TABLE_REWRITE, ACCESS_EXCLUSIVE_LOCK\n"
        "ALTER TABLE public.u ALTER COLUMN a TYPE bigint;\n");
    /* So it is with what else writes them: another access method, no WAL, a column that is computed. */
    assert_text(
        plan_sql("CREATE ACCESS METHOD m TYPE TABLE HANDLER heap_tableam_handler;"
                 "CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a) STORED, c integer);",
                 "CREATE ACCESS METHOD m TYPE TABLE HANDLER heap_tableam_handler;"
                 "CREATE UNLOGGED TABLE t (a bigint, b bigint GENERATED ALWAYS AS (a + 1) STORED, "
                 "c bigint) USING m;"),
        "-- because its type and generated cannot be changed in place\n"
        "-- its values are computed from other columns\n"
        "ALTER TABLE public.t DROP COLUMN b;\n"
        "\n"
        "-- TABLE_REWRITE, ACCESS_EXCLUSIVE_LOCK: after a crash of the server public.t will be "
        "empty\n"
        "ALTER TABLE public.t\n"
        "    SET UNLOGGED,\n"
        "    SET ACCESS METHOD m,\n"
        "    ALTER COLUMN a TYPE bigint,\n"
        "    ADD COLUMN b bigint GENERATED ALWAYS AS (a + 1) STORED,\n"
        "    ALTER COLUMN c TYPE bigint;\n");
}

/* A name cannot break out of a comment. */
static void test_hostile_names(void **state)
{
    const char *sql = plan_sql("CREATE TABLE \"a\nDROP TABLE x; --\" (\"b\n;\" integer);", "");

    (void)state;
    assert_text(sql, "-- DATA_LOSS: all rows of public.a DROP TABLE x; -- are lost\n"
                     "DROP TABLE public.\"a\nDROP TABLE x; --\";\n");
}

static json_t *json_of(const Plan *plan)
{
    Str out = str_new(test_arena());
    json_error_t error;
    json_t *json;

    plan_format_json(&out, plan);
    json = json_loads(out.text, 0, &error);
    if (json == NULL)
        fail_msg("%s\n%s", error.text, out.text);
    return json;
}

static void test_json(void **state)
{
    json_t *json = json_of(plan_of("CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (a integer);",
                                   "CREATE TYPE e AS ENUM ('a', 'b');"));
    json_t *actions = json_object_get(json, "actions");
    const json_t *drop = json_array_get(actions, 1);
    const json_t *step = json_array_get(json_object_get(drop, "steps"), 0);
    const json_t *add = json_array_get(json_object_get(json_array_get(actions, 0), "steps"), 0);

    (void)state;
    assert_int_equal(json_integer_value(json_object_get(json, "format")), 1);
    assert_int_equal(json_array_size(actions), 2);
    assert_text(json_string_value(json_object_get(drop, "action")), "drop");
    assert_text(json_string_value(json_object_get(drop, "kind")), "table");
    assert_text(json_string_value(json_object_get(drop, "object")), "public.t");
    assert_true(json_is_null(json_object_get(drop, "reason")));
    assert_text(json_string_value(json_object_get(step, "sql")), "DROP TABLE public.t");
    assert_text(json_string_value(json_array_get(json_object_get(step, "hazards"), 0)),
                "DATA_LOSS");
    assert_text(json_string_value(json_object_get(step, "transaction")), "inside");
    assert_text(json_string_value(json_object_get(step, "note")), "all rows of public.t are lost");
    assert_text(json_string_value(json_object_get(add, "transaction")), "commit after");
    json_decref(json);
}

/* Every fact of every action: docs/manual/diff.md tells what they are. */
static void test_json_in_full(void **state)
{
    static const char FROM[] =
        "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE teams (id bigint PRIMARY KEY);"
        "CREATE TABLE people (id bigint PRIMARY KEY, name text, age integer, feels mood, gone "
        "text);"
        "CREATE VIEW ages AS SELECT age FROM people; CREATE TABLE old (a integer);";
    static const char TO[] =
        "CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE TABLE teams (id bigint PRIMARY KEY);"
        "CREATE TABLE people (id bigint PRIMARY KEY, name text NOT NULL, age bigint,"
        " feels mood DEFAULT 'glad', team bigint REFERENCES teams);"
        "CREATE VIEW ages AS SELECT age FROM people; GRANT SELECT ON people TO anon;"
        "CREATE INDEX ON people (team);";
    const PlanOptions online = {.online = true};
    DiagList diags = support_diags();
    Plan *plan = plan_make(test_arena(), model_of(FROM), model_of(TO), &online, &diags);
    Str out = str_new(test_arena());

    (void)state;
    assert_non_null(plan);
    plan_format_json(&out, plan);
    golden_check("tests/golden/plan/plan.json", out.text);
    str_clear(&out);
    plan_format_summary(&out, plan, false);
    golden_check("tests/golden/plan/summary.txt", out.text);
    str_clear(&out);
    plan_format_summary(&out, plan, true);
    golden_check("tests/golden/plan/summary-color.txt", out.text);
    str_clear(&out);
    plan_format_sql(&out, plan);
    golden_check("tests/golden/plan/plan.sql", out.text);
}

static void test_json_of_an_empty_plan(void **state)
{
    json_t *json = json_of(plan_of("", ""));

    (void)state;
    assert_int_equal(json_array_size(json_object_get(json, "actions")), 0);
    json_decref(json);
}

static void test_summary(void **state)
{
    const Plan *plan = plan_of("CREATE TABLE t (a integer); CREATE VIEW v AS SELECT a FROM t;"
                               "CREATE TABLE gone (a integer);",
                               "CREATE TABLE t (a bigint); CREATE VIEW v AS SELECT a FROM t;");
    Str plain = str_new(test_arena());
    Str colored = str_new(test_arena());

    (void)state;
    plan_format_summary(&plain, plan, false);
    assert_text(plain.text, "- view public.v  (the type of public.t.a changes)\n"
                            "- table public.gone  DATA_LOSS\n"
                            "~ column public.t.a  TABLE_REWRITE  ACCESS_EXCLUSIVE_LOCK\n"
                            "+ view public.v  (the type of public.t.a changes)\n");
    plan_format_summary(&colored, plan, true);
    assert_non_null(strstr(colored.text, "\033[31m-\033[0m table public.gone"));
}

static void test_refused_hazards(void **state)
{
    const Plan *plan =
        plan_of("CREATE TABLE t (a integer, b integer);", "CREATE TABLE t (a integer NOT NULL);");
    DiagList diags = support_diags();

    (void)state;
    assert_true(plan_check_hazards(plan, 0, &diags));
    assert_true(plan_check_hazards(plan, HAZARD_SECURITY_CHANGE, &diags));
    assert_int_equal(diags.errors, 0);
    assert_false(plan_check_hazards(plan, HAZARD_DATA_LOSS, &diags));
    assert_int_equal(diags.errors, 1);
    assert_non_null(strstr(support_diag_text(&diags), "DATA_LOSS: dropping column public.t.b"));
    assert_false(plan_check_hazards(plan, HAZARD_DATA_LOSS | HAZARD_TABLE_SCAN, &diags));
    assert_int_equal(diags.errors, 3);
    assert_int_equal(plan->hazards & HAZARD_DATA_LOSS, HAZARD_DATA_LOSS);
}

/* Each column is named, though one statement changes them all. */
static void test_refused_statement_of_several(void **state)
{
    const Plan *plan = plan_of("CREATE TABLE t (a timestamp, b bigint, c timestamp);",
                               "CREATE TABLE t (a date, b integer, c date);");
    DiagList diags = support_diags();

    (void)state;
    assert_false(plan_check_hazards(plan, HAZARD_DATA_LOSS, &diags));
    assert_int_equal(diags.errors, 2);
    assert_non_null(strstr(support_diag_text(&diags), "changing column public.t.a"));
    assert_non_null(strstr(support_diag_text(&diags), "changing column public.t.c"));
}

/* All losses at once, and why a table cannot be kept. */
static void test_refused_replacement(void **state)
{
    const Plan *plan = plan_of(
        "CREATE TABLE t (a integer); CREATE TABLE u (a integer, b text); CREATE TABLE v (a text);",
        "CREATE TABLE t (a integer) PARTITION BY RANGE (a); CREATE TABLE u (a integer);");
    DiagList diags = support_diags();
    const char *text;

    (void)state;
    assert_false(plan_check_hazards(plan, HAZARD_DATA_LOSS, &diags));
    text = support_diag_text(&diags);
    assert_non_null(strstr(text, "DATA_LOSS: replacing table public.t\n"));
    assert_non_null(strstr(text, "detail: its partition strategy and partition keys cannot be "
                                 "changed in place\n"));
    assert_non_null(strstr(text, "hint: to keep the rows: create the new one under another name"));
    assert_non_null(strstr(text, "DATA_LOSS: dropping column public.u.b\n"));
    assert_non_null(strstr(text, "DATA_LOSS: dropping table public.v\n"));
}

/* What is new may meet rows all the same: those of a query, those of a table that gets a computed column. */
static void test_new_and_with_rows(void **state)
{
    (void)state;
    assert_text(
        plan_sql(
            "CREATE TABLE t (a integer);",
            "CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED NOT NULL);"
            "CREATE MATERIALIZED VIEW m AS SELECT a FROM t;"
            "CREATE UNIQUE INDEX i ON m (a);"),
        "-- TABLE_REWRITE, ACCESS_EXCLUSIVE_LOCK, MAY_FAIL: fails when the expression yields "
        "NULL for a row of public.t\n"
        "ALTER TABLE public.t ADD COLUMN b integer GENERATED ALWAYS AS (a + 1) STORED NOT "
        "NULL;\n"
        "\n"
        "CREATE MATERIALIZED VIEW public.m AS\n"
        "SELECT a FROM public.t;\n"
        "\n"
        "-- MAY_FAIL: fails when two rows of public.m have the same key\n"
        "CREATE UNIQUE INDEX i ON public.m (a);\n");
}

/* Without ONLY, the server would drop the column of the child as well. */
static void test_a_column_that_a_child_keeps(void **state)
{
    (void)state;
    assert_text(plan_sql("CREATE TABLE p (a integer, b integer); CREATE TABLE c () INHERITS (p);",
                         "CREATE TABLE p (a integer); CREATE TABLE c (b integer) INHERITS (p);"),
                "-- DATA_LOSS: the values of public.p.b are lost\n"
                "ALTER TABLE ONLY public.p DROP COLUMN b;\n");
}
