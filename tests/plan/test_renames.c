#include "plan/plan_support.h"
#include "plan/renames.h"

typedef struct Old {
    const char *sql;
} Old;

static Model *reread(void *data, Source *renames)
{
    const Old *old = data;
    DiagList diags = support_diags();
    Model *model = model_new(test_arena());
    SqlReader *reader = sql_reader_new(model, &diags);

    sql_reader_read(reader, support_source("schema.sql", old->sql), false);
    sql_reader_settle(reader);
    sql_reader_read(reader, renames, false);
    sql_reader_finish(reader);
    if (diags.errors > 0)
        fail_msg("%s", support_diag_text(&diags));
    return model;
}

/* The plan as SQL, renames included. */
static const char *renamed_sql(const char *from, const char *to)
{
    Old old = {from};
    DiagList diags = support_diags();
    Plan *plan =
        renames_plan(test_arena(), model_of(from), model_of(to), reread, &old, NULL, &diags);

    if (plan == NULL)
        fail_msg("%s", support_diag_text(&diags));
    return sql_of(plan);
}

#define RENAMED_NOT_NULL(renames)                                                                 \
    "-- names of NOT NULL constraints, which PostgreSQL has since 18; one that is not there, or " \
    "that of a "                                                                                  \
    "parent, stays as it is\n"                                                                    \
    "DO LANGUAGE plpgsql $$\nBEGIN\n"                                                             \
    "    IF current_setting('server_version_num')::integer < 180000 THEN\n"                       \
    "        RETURN;\n    END IF;\n" renames "END\n$$;\n"

#define RENAME(statement)                                \
    "    BEGIN\n        " statement ";\n    EXCEPTION\n" \
    "        WHEN undefined_object OR invalid_table_definition THEN NULL;\n    END;\n"

static void test_table_and_column_keep_their_rows(void **state)
{
    (void)state;
    assert_text(renamed_sql("CREATE TABLE clients (id serial PRIMARY KEY, name text UNIQUE);"
                            "CREATE VIEW v AS SELECT name FROM clients;",
                            "-- @renamed from=clients\n"
                            "CREATE TABLE customers (\n"
                            "    id serial PRIMARY KEY,\n"
                            "    -- @renamed from=name\n"
                            "    full_name text UNIQUE);\n"
                            "CREATE VIEW v AS SELECT full_name AS name FROM customers;"),
                "ALTER TABLE public.clients RENAME COLUMN name TO full_name;\n"
                "ALTER TABLE public.clients RENAME TO customers;\n"
                "\n"
                "ALTER SEQUENCE public.clients_id_seq RENAME TO customers_id_seq;\n"
                "\n"
                "ALTER TABLE public.customers RENAME CONSTRAINT clients_pkey TO customers_pkey;\n"
                "ALTER TABLE public.customers RENAME CONSTRAINT clients_name_key TO "
                "customers_full_name_key;\n"
                "\n" RENAMED_NOT_NULL(RENAME("ALTER TABLE public.customers RENAME CONSTRAINT "
                                             "clients_id_not_null TO customers_id_not_null")));
}

/* One statement for all of them, whatever tables they are of. */
static void test_names_of_not_null_share_a_statement(void **state)
{
    (void)state;
    assert_text(
        renamed_sql("CREATE TABLE a (x integer NOT NULL, y text NOT NULL);"
                    "CREATE TABLE \"b'%\" (x integer CONSTRAINT s NOT NULL);",
                    "-- @renamed from=a\n"
                    "CREATE TABLE c (x integer NOT NULL,\n"
                    "    -- @renamed from=y\n"
                    "    z text NOT NULL);\n"
                    "CREATE TABLE \"b'%\" (x integer CONSTRAINT \"'%\" NOT NULL);"),
        "ALTER TABLE public.a RENAME COLUMN y TO z;\n"
        "ALTER TABLE public.a RENAME TO c;\n"
        "\n" RENAMED_NOT_NULL(
            RENAME("ALTER TABLE public.\"b'%\" RENAME CONSTRAINT s TO \"'%\"")
                RENAME("ALTER TABLE public.c RENAME CONSTRAINT a_x_not_null TO c_x_not_null")
                    RENAME("ALTER TABLE public.c RENAME CONSTRAINT a_y_not_null TO c_z_not_null")));
}

/* What was renamed by a former plan stays as it is, whatever stands in the file. */
static void test_stale_annotations(void **state)
{
    static const char TO[] = "-- @renamed from=a\n"
                             "CREATE TABLE b (\n"
                             "    -- @renamed from=x\n"
                             "    y integer);\n"
                             "CREATE TYPE e AS ENUM (\n"
                             "    -- @renamed from=old\n"
                             "    'new');\n";

    (void)state;
    assert_text(renamed_sql(TO, TO), "");
    assert_text(renamed_sql("CREATE TABLE b (y integer); CREATE TYPE e AS ENUM ('new');", TO), "");
    /* Something else has the old name by now. */
    assert_text(renamed_sql("CREATE TABLE b (y integer, x text); CREATE TABLE a ();"
                            "CREATE TYPE e AS ENUM ('new');",
                            "-- @renamed from=a\n"
                            "CREATE TABLE b (\n"
                            "    -- @renamed from=x\n"
                            "    y integer,\n"
                            "    x text);\n"
                            "CREATE TABLE a ();\n"
                            "CREATE TYPE e AS ENUM (\n"
                            "    -- @renamed from=old\n"
                            "    'new');\n"),
                "");
    /* There never was such a thing: a table is made. */
    assert_text(renamed_sql("", "-- @renamed from=nothing\nCREATE TABLE t ();"),
                "CREATE TABLE public.t ();\n");
}

/* A table that is not renamed keeps its columns, too, whatever they are said to have been in the other one. */
static void test_parts_of_what_is_not_renamed(void **state)
{
    (void)state;
    assert_text(renamed_sql("CREATE TABLE a (x integer, y integer);"
                            "CREATE TABLE b (x integer, y integer);",
                            "-- @renamed from=a\n"
                            "CREATE TABLE b (\n"
                            "    -- @renamed from=y\n"
                            "    x integer,\n"
                            "    -- @renamed from=x\n"
                            "    y integer);"),
                "-- DATA_LOSS: all rows of public.a are lost\n"
                "DROP TABLE public.a;\n");
    /* It was one object only: the first that is there. */
    assert_text(renamed_sql("CREATE TABLE b (); CREATE TABLE c ();", "-- @renamed from=a\n"
                                                                     "-- @renamed from=c\n"
                                                                     "-- @renamed from=b\n"
                                                                     "CREATE TABLE d ();"),
                "ALTER TABLE public.c RENAME TO d;\n"
                "\n"
                "-- DATA_LOSS: all rows of public.b are lost\n"
                "DROP TABLE public.b;\n");
}

/* What goes makes way for what gets its name. */
static void test_names_of_what_goes(void **state)
{
    (void)state;
    assert_text(renamed_sql("CREATE TABLE t (title varchar(10), title_new text);"
                            "CREATE VIEW v AS SELECT title FROM t;",
                            "CREATE TABLE t (\n"
                            "    -- @renamed from=title_new\n"
                            "    title text);"),
                "-- it goes, and another one gets its name\n"
                "ALTER TABLE public.t RENAME COLUMN title TO title_schemac_old;\n"
                "\n"
                "ALTER TABLE public.t RENAME COLUMN title_new TO title;\n"
                "\n"
                "DROP VIEW public.v;\n"
                "\n"
                "-- DATA_LOSS: the values of public.t.title_schemac_old are lost\n"
                "ALTER TABLE public.t DROP COLUMN title_schemac_old;\n");
    /* One after the other, and of another kind. */
    assert_text(renamed_sql("CREATE TABLE a (x integer); CREATE TABLE b (y integer);"
                            "CREATE VIEW c AS SELECT 1 AS z;",
                            "-- @renamed from=a\nCREATE TABLE b (x integer);\n"
                            "-- @renamed from=b\nCREATE TABLE c (y integer);"),
                "-- it goes, and another one gets its name\n"
                "ALTER VIEW public.c RENAME TO c_schemac_old;\n"
                "\n"
                "ALTER TABLE public.b RENAME TO c;\n"
                "ALTER TABLE public.a RENAME TO b;\n"
                "\n"
                "DROP VIEW public.c_schemac_old;\n");
    /* What is of this name now is rather what has it already. */
    assert_text(renamed_sql("CREATE TABLE a (x integer); CREATE TABLE b (y integer, z integer);",
                            "-- @renamed from=a\nCREATE TABLE b (y integer);"),
                "-- DATA_LOSS: the values of public.b.z are lost\n"
                "ALTER TABLE public.b DROP COLUMN z;\n"
                "\n"
                "-- DATA_LOSS: all rows of public.a are lost\n"
                "DROP TABLE public.a;\n");
    /* The name goes to something new. */
    assert_text(renamed_sql("CREATE TABLE a (x integer);",
                            "-- @renamed from=a\nCREATE TABLE b (x integer);\n"
                            "CREATE TABLE a (y integer);"),
                "ALTER TABLE public.a RENAME TO b;\n"
                "\n"
                "CREATE TABLE public.a (\n"
                "    y integer\n"
                ");\n");
}

/* The functions that a range type came with do not follow it on the server. */
static void test_functions_of_range_types(void **state)
{
    (void)state;
    assert_text(
        renamed_sql("CREATE SCHEMA far;"
                    "CREATE TYPE \"Größe %\" AS RANGE (subtype = date, multirange_type_name = m);"
                    "CREATE TABLE t (a \"Größe %\" DEFAULT \"Größe %\"(NULL, NULL));",
                    "CREATE SCHEMA far;\n"
                    "-- @renamed from=public.\"Größe %\"\n"
                    "CREATE TYPE far.size AS RANGE (subtype = date, multirange_type_name = m);"
                    "CREATE TABLE t (a far.size DEFAULT far.size(NULL, NULL));"),
        "ALTER FUNCTION public.\"Größe %\"(date, date) SET SCHEMA far;\n"
        "ALTER FUNCTION far.\"Größe %\"(date, date) RENAME TO size;\n"
        "ALTER FUNCTION public.\"Größe %\"(date, date, text) SET SCHEMA far;\n"
        "ALTER FUNCTION far.\"Größe %\"(date, date, text) RENAME TO size;\n"
        "ALTER TYPE public.\"Größe %\" SET SCHEMA far;\n"
        "ALTER TYPE far.\"Größe %\" RENAME TO size;\n"
        "ALTER FUNCTION public.m() SET SCHEMA far;\n"
        "ALTER FUNCTION public.m(far.size) SET SCHEMA far;\n"
        "ALTER FUNCTION public.m(far.size[]) SET SCHEMA far;\n");
}

/* Another kind of object had the name: it is not the same. */
static void test_another_kind(void **state)
{
    (void)state;
    assert_text(renamed_sql("CREATE VIEW a AS SELECT 1 AS x;",
                            "-- @renamed from=a\nCREATE TABLE b (x integer);"),
                "DROP VIEW public.a;\n"
                "\n"
                "CREATE TABLE public.b (\n"
                "    x integer\n"
                ");\n");
}

static void test_names_in_quotes(void **state)
{
    (void)state;
    assert_text(renamed_sql("CREATE TABLE \"A \"\"b\" (); CREATE TYPE e AS ENUM ('it''s, not');",
                            "-- @renamed from=\"A \"\"b\"\n"
                            "CREATE TABLE c ();\n"
                            "CREATE TYPE e AS ENUM (\n"
                            "    -- @renamed from='it''s, not'\n"
                            "    'it is');\n"),
                "ALTER TYPE public.e RENAME VALUE 'it''s, not' TO 'it is';\n"
                "\n"
                "ALTER TABLE public.\"A \"\"b\" RENAME TO c;\n");
}

/* A constraint or index of the same content under another name is not built again. */
static void test_the_same_under_another_name(void **state)
{
    (void)state;
    assert_text(renamed_sql("CREATE TABLE t (a integer, CONSTRAINT p CHECK (a > 0));"
                            "CREATE INDEX i ON t (a); CREATE INDEX j ON t (a DESC);",
                            "CREATE TABLE t (a integer, CONSTRAINT q CHECK (a > 0));"
                            "CREATE INDEX k ON t (a DESC); CREATE INDEX l ON t (a);"),
                "ALTER TABLE public.t RENAME CONSTRAINT p TO q;\n"
                "ALTER INDEX public.j RENAME TO k;\n"
                "ALTER INDEX public.i RENAME TO l;\n");
}

/* A sequence is more than its options: only that of the same column is taken for it. */
static void test_sequences_hold_a_value(void **state)
{
    (void)state;
    assert_text(renamed_sql("CREATE SEQUENCE a;", "CREATE SEQUENCE b;"),
                "-- DATA_LOSS: the number that public.a has reached is lost\n"
                "DROP SEQUENCE public.a;\n"
                "\n"
                "CREATE SEQUENCE public.b;\n");
}

/* The plan that undoes the one from `from` to `to`. */
static const char *undone_sql(const char *from, const char *to)
{
    Old old = {to};
    DiagList diags = support_diags();
    Model *from_model = model_of(from);
    Model *to_model = model_of(to);
    Plan *plan;

    renames_turn_round(test_arena(), from_model, to_model);
    plan = renames_plan(test_arena(), to_model, from_model, reread, &old, NULL, &diags);
    if (plan == NULL)
        fail_msg("%s", support_diag_text(&diags));
    return sql_of(plan);
}

static void test_the_way_back(void **state)
{
    (void)state;
    assert_text(undone_sql("CREATE TYPE mood AS ENUM ('it''s', 'b');"
                           "CREATE TABLE \"a \"\"b\" (x integer);",
                           "CREATE TYPE mood AS ENUM (\n"
                           "    -- @renamed from='it''s' to='is'\n"
                           "    'is', 'b');\n"
                           "CREATE SCHEMA s;\n"
                           "-- @renamed from=public.\"a \"\"b\"\n"
                           "CREATE TABLE s.c (\n"
                           "    -- @renamed from=x\n"
                           "    y integer);\n"),
                "ALTER TYPE public.mood RENAME VALUE 'is' TO 'it''s';\n"
                "\n"
                "ALTER TABLE s.c RENAME COLUMN y TO x;\n"
                "ALTER TABLE s.c SET SCHEMA public;\n"
                "ALTER TABLE public.c RENAME TO \"a \"\"b\";\n"
                "\n"
                "DROP SCHEMA s;\n");
    /* Nothing was renamed: nothing is to be undone. */
    assert_text(undone_sql("CREATE TABLE b ();", "-- @renamed from=a\nCREATE TABLE b ();"), "");
}

/* The server moves a sequence with the table whose column owns it, and not without. */
static void test_owned_sequences_move_with_their_table(void **state)
{
    (void)state;
    assert_text(renamed_sql("CREATE SCHEMA s; CREATE TABLE t (id integer);"
                            "CREATE SEQUENCE q OWNED BY t.id;",
                            "CREATE SCHEMA s;\n"
                            "-- @renamed from=public.q\n"
                            "CREATE SEQUENCE s.r;\n"
                            "-- @renamed from=public.t\n"
                            "CREATE TABLE s.u (id integer);\n"
                            "ALTER SEQUENCE s.r OWNED BY s.u.id;"),
                "ALTER SEQUENCE public.q RENAME TO r;\n"
                "\n"
                "ALTER TABLE public.t SET SCHEMA s;\n"
                "ALTER TABLE s.t RENAME TO u;\n");
}

/* What diff says of annotations that do nothing. */
static const char *complaints(const char *from, const char *to)
{
    Old old = {from};
    DiagList diags = support_diags();

    if (renames_plan(test_arena(), model_of(from), model_of(to), reread, &old, NULL, &diags) ==
        NULL)
        fail_msg("no plan");
    return support_diag_text(&diags);
}

static void test_annotations_that_do_nothing_are_told(void **state)
{
    static const char OLD[] = "CREATE TABLE t (a integer); CREATE TYPE e AS ENUM ('x');";

    (void)state;
    assert_text(complaints(OLD, "CREATE TABLE t (a integer,\n"
                                "-- @renamed from=aa\n"
                                "b integer); CREATE TYPE e AS ENUM ('x');"),
                "schema.sql:2:1: warning: public.t.b is new: the old schema has no column \"aa\" "
                "that could be renamed\n"
                "  2 | -- @renamed from=aa\n"
                "    | ^~~~~~~~~~~~~~~~~~~\n"
                "  hint: correct the name, or remove the annotation\n");
    assert_text(complaints(OLD, "CREATE TABLE t (a integer);\n"
                                "-- @renamed from=t\n"
                                "CREATE TABLE u (a integer); CREATE TYPE e AS ENUM ('x');"),
                "schema.sql:2:1: warning: public.u is new: \"t\" is in the new schema, too, so it "
                "is not renamed\n"
                "  2 | -- @renamed from=t\n"
                "    | ^~~~~~~~~~~~~~~~~~\n");
    assert_text(complaints(OLD, "CREATE TABLE t (a integer);\n"
                                "-- @renamed from=w to=z\n"
                                "CREATE TYPE e AS ENUM ('y');"),
                "schema.sql:2:1: warning: \"z\" of public.e is new: the old schema has no \"w\" "
                "there that could be renamed\n"
                "  2 | -- @renamed from=w to=z\n"
                "    | ^~~~~~~~~~~~~~~~~~~~~~~\n"
                "  hint: correct the name, or remove the annotation\n");
    assert_text(complaints(OLD, "-- @renamed t\n"
                                "CREATE TABLE u (a integer); CREATE TYPE e AS ENUM ('x');"),
                "schema.sql:1:1: warning: @renamed without the old name: write from=old_name\n"
                "  1 | -- @renamed t\n"
                "    | ^~~~~~~~~~~~~\n");
    /* Said of two: which of them it was, nobody knows. */
    assert_text(complaints(OLD, "-- @renamed from=t\n"
                                "CREATE TABLE u (a integer);\n"
                                "-- @renamed from=t\n"
                                "CREATE TABLE v (a integer); CREATE TYPE e AS ENUM ('x');"),
                "schema.sql:1:1: warning: public.u is new: more than one object is said to have "
                "been \"t\"\n"
                "  1 | -- @renamed from=t\n"
                "    | ^~~~~~~~~~~~~~~~~~\n"
                "schema.sql:3:1: warning: public.v is new: more than one object is said to have "
                "been \"t\"\n"
                "  3 | -- @renamed from=t\n"
                "    | ^~~~~~~~~~~~~~~~~~\n");
    /* The new name is taken by what it was before, or by something that goes. */
    assert_text(complaints("CREATE TABLE t (a integer); CREATE TABLE u (a integer, b integer);",
                           "-- @renamed from=t\n"
                           "CREATE TABLE u (\n"
                           "-- @renamed from=a\n"
                           "b integer);"),
                "schema.sql:1:1: warning: \"t\" goes: it is not renamed, since public.u is in the "
                "old schema, too\n"
                "  1 | -- @renamed from=t\n"
                "    | ^~~~~~~~~~~~~~~~~~\n"
                "  hint: remove the annotation if it was renamed before; else drop public.u in a "
                "plan of its own first\n"
                "schema.sql:3:1: warning: \"a\" goes: it is not renamed, since public.u.b is in "
                "the old schema, too\n"
                "  3 | -- @renamed from=a\n"
                "    | ^~~~~~~~~~~~~~~~~~\n"
                "  hint: remove the annotation if it was renamed before; else drop public.u.b in a "
                "plan of its own first\n");
    /* Done already, and from nothing. */
    assert_text(complaints(OLD, "-- @renamed from=s\n"
                                "CREATE TABLE t (a integer); CREATE TYPE e AS ENUM ('x');"),
                "");
    assert_text(complaints("", "-- @renamed from=s\n"
                               "CREATE TABLE t (a integer);"),
                "");
}
