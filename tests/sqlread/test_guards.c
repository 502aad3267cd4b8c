/* DO blocks: what is understood of PL/pgSQL, and what comes out of it. */
#include "sqlread/reading.h"

#define DO(body) "DO $$ BEGIN " body " END $$;\n"

static const FactRow made[] = {
    /* EXCEPTION */
    {DO("CREATE TYPE a AS ENUM ('x'); EXCEPTION WHEN duplicate_object THEN NULL;"), "enum",
     "enum public.a\n"},
    {"CREATE TYPE a AS ENUM ('x');\n" DO(
         "CREATE TYPE a AS ENUM ('x'); EXCEPTION WHEN duplicate_object THEN NULL;"),
     "enum", "enum public.a\n"},
    {"CREATE DOMAIN d AS int; CREATE TYPE c AS (a int); CREATE TYPE r AS RANGE (subtype = "
     "int);\n" DO(
         "CREATE DOMAIN d AS int; EXCEPTION WHEN duplicate_object THEN RAISE NOTICE 'there: %', 1;")
         DO("CREATE TYPE c AS (a int); EXCEPTION WHEN SQLSTATE '42710' THEN NULL;")
             DO("CREATE TYPE r AS RANGE (subtype = int); EXCEPTION WHEN OTHERS THEN NULL;"),
     "domain composite_type range_type",
     "composite_type public.c\ndomain public.d\nrange_type public.r\n"},
    {"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\n" DO(
         "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; EXCEPTION WHEN "
         "duplicate_function THEN NULL;"),
     "function", "function public.f()\n"},
    {"CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));\n" DO(
         "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0); EXCEPTION WHEN duplicate_object OR "
         "duplicate_table THEN NULL;"),
     "check", "check public.t.c\n"},
    {"CREATE TABLE t (a int); CREATE PUBLICATION p FOR TABLE t;\n" DO(
         "ALTER PUBLICATION p ADD TABLE t; EXCEPTION WHEN duplicate_object THEN NULL;"),
     "publication_table", "publication_table p.public.t\n"},
    {"CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;\n" DO(
         "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING; EXCEPTION WHEN others THEN NULL;")
         DO("CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING; EXCEPTION WHEN others THEN NULL;"),
     "rule", "rule public.t.r\n"},
    {DO("CREATE EXTENSION vector; EXCEPTION WHEN feature_not_supported OR undefined_file THEN "
        "RAISE "
        "NOTICE 'not here';"),
     "extension", "extension vector\n"},
    /* A handler for what is not there: the statement is passed over. */
    {DO("ALTER TABLE nowhere ADD COLUMN a int; EXCEPTION WHEN undefined_table THEN NULL;") "CREATE "
                                                                                           "TABLE "
                                                                                           "t (a "
                                                                                           "int);"
                                                                                           "\n",
     "table column", "table public.t\ncolumn public.t.a\n"},
    /* The first duplicate ends the block. */
    {"CREATE TYPE a AS ENUM ('x');\n" DO("CREATE TYPE a AS ENUM ('x'); CREATE TYPE b AS ENUM "
                                         "('x'); EXCEPTION WHEN duplicate_object THEN NULL;"),
     "enum", "enum public.a\n"},
    /* Blocks in blocks, labels of nothing, DECLARE */
    {"DO $$ DECLARE n int := 1; BEGIN BEGIN CREATE TYPE a AS ENUM ('x'); EXCEPTION WHEN "
     "duplicate_object THEN NULL; END; BEGIN CREATE TYPE b AS ENUM ('y'); EXCEPTION WHEN "
     "duplicate_object THEN NULL; END; END; $$;",
     "enum", "enum public.a\nenum public.b\n"},
    /* IF */
    {DO("IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'a') THEN CREATE TYPE a AS ENUM "
        "('x'); COMMENT ON TYPE a IS 'made'; END IF;"),
     "enum comment(text)", "enum public.a\ncomment comment on public.a text=made\n"},
    {"CREATE TYPE a AS ENUM ('x');\n" DO(
         "IF NOT EXISTS (SELECT FROM pg_catalog.pg_type t JOIN pg_namespace n ON n.oid = "
         "t.typnamespace WHERE typname = 'a') THEN CREATE TYPE a AS ENUM ('x'); COMMENT ON TYPE a "
         "IS "
         "'made'; ELSE ALTER TYPE a ADD VALUE IF NOT EXISTS 'y'; END IF;"),
     "enum(labels) comment", "enum public.a labels=x,y\n"},
    {"CREATE TABLE t (a int);\n" DO(
         "IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 't' AND "
         "column_name = 'b') THEN ALTER TABLE t ADD COLUMN b int; END IF;")
         DO("IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 't' AND "
            "column_name = 'a') THEN ALTER TABLE t RENAME COLUMN a TO c; END IF;")
             DO("IF EXISTS (SELECT 1 FROM information_schema.columns WHERE column_name = 'gone') "
                "THEN ALTER TABLE t DROP COLUMN gone; END IF;"),
     "column", "column public.t.c\ncolumn public.t.b\n"},
    {"CREATE TABLE t (a int); CREATE POLICY p ON t USING (true);\n" DO(
         "IF NOT EXISTS (SELECT 1 FROM pg_policies WHERE policyname = 'p') THEN CREATE POLICY p ON "
         "t USING (true); END IF; IF NOT (EXISTS (SELECT 1 FROM pg_policies WHERE policyname = "
         "'q')) THEN CREATE POLICY q ON t USING (false); END IF;"),
     "policy", "policy public.t.p\npolicy public.t.q\n"},
    {DO("IF to_regclass('public.t') IS NULL THEN CREATE TABLE t (a int); END IF;")
         DO("IF (SELECT count(*) FROM pg_class WHERE relname = 't') = 0 THEN CREATE TABLE t (a "
            "int); CREATE TABLE u (a int); END IF;"),
     "table", "table public.t\n"},
    {DO("IF EXISTS (SELECT 1 FROM pg_type WHERE typname = 'a') THEN RETURN; END IF; CREATE TYPE a "
        "AS "
        "ENUM ('x');") DO("IF EXISTS (SELECT 1 FROM pg_type WHERE typname = 'a') THEN RETURN; END "
                          "IF; CREATE TYPE "
                          "a AS ENUM ('x');"),
     "enum", "enum public.a\n"},
    {"CREATE TYPE a AS ENUM ('x');\n" DO(
         "IF EXISTS (SELECT 1 FROM pg_type WHERE typname = 'a') "
         "THEN DROP TYPE a; END IF;") "CREATE TYPE a AS ENUM ('y');",
     "enum(labels)", "enum public.a labels=y\n"},
    {DO("IF EXISTS (SELECT 1 FROM pg_type WHERE typname = 'a') THEN DROP TYPE a; END IF;") "CREATE "
                                                                                           "TYPE a "
                                                                                           "AS "
                                                                                           "ENUM "
                                                                                           "('y');",
     "enum(labels)", "enum public.a labels=y\n"},
    /* An extension brings its types along. */
    {"CREATE EXTENSION vector;\n" DO(
         "IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'vector') "
         "THEN PERFORM set_config('client_min_messages', 'warning', "
         "true); CREATE TYPE vector; CREATE TABLE stand_in (); END IF;"),
     "extension table statement", "extension vector\n"},
    /* What only older servers pass over, each statement by itself: the names of NOT NULL constraints in a plan */
    {"CREATE TABLE t (a int CONSTRAINT x NOT NULL, b int CONSTRAINT y NOT NULL);\n" DO(
         "IF current_setting('server_version_num')::integer < 180000 THEN RETURN; END IF; "
         "BEGIN ALTER TABLE t RENAME CONSTRAINT nothing TO n; EXCEPTION WHEN undefined_object OR "
         "invalid_table_definition THEN NULL; END; "
         "BEGIN ALTER TABLE t RENAME CONSTRAINT x TO z; EXCEPTION WHEN undefined_object THEN "
         "NULL; END;"),
     "column(not_null_name) statement",
     "column public.t.a not_null_name=z\ncolumn public.t.b not_null_name=y\n"},
    /* EXECUTE */
    {DO("EXECUTE 'CREATE TABLE t (a int)'; EXECUTE $q$CREATE TABLE u (a text)$q$; EXECUTE "
        "format('CREATE TABLE %I (a int DEFAULT %L)', 'Mixed', 'x''y' || 'z'); EXECUTE 'CREATE "
        "TABLE ' || quote_ident('w') || ' ()';"),
     "table default(expr)",
     "table public.Mixed\ntable public.t\ntable public.u\ntable public.w\n"
     "default default of public.Mixed.a expr='x''yz'\n"},
    /* Statements wait for what comes later, and are not run twice. */
    {DO("CREATE TYPE a AS ENUM ('x'); CREATE TABLE u (LIKE t);") "CREATE TABLE t (a int);",
     "enum table", "enum public.a\ntable public.t\ntable public.u\n"},
    {"DO $$ BEGIN INSERT INTO t VALUES (1); CREATE TABLE u (); END $$;", "table",
     "table public.u\n"},
};

static void test_understood(void **state)
{
    (void)state;
    check_facts(made, lengthof(made));
}

static void test_not_understood(void **state)
{
    static const char *const bodies[] = {
        "PERFORM f();",
        "IF a > 1 THEN CREATE TABLE t (); END IF;",
        "IF EXISTS (SELECT 1 FROM users) THEN CREATE TABLE t (); END IF;",
        "IF EXISTS (SELECT 1 FROM pg_class, users) THEN CREATE TABLE t (); END IF;",
        "IF current_setting('server_version_num')::int > 140000 THEN CREATE TABLE t (); END IF;",
        "IF current_setting('server_version_num')::int < 140000 THEN CREATE TABLE t (); END IF;",
        "FOR i IN 1..3 LOOP CREATE TABLE t (); END LOOP;",
        "EXECUTE format('CREATE TABLE %I ()', v);",
        "EXECUTE 'CREATE TABLE t ()' USING 1;",
        "x := 1; CREATE TABLE t ();",
        "SELECT 1 INTO x; CREATE TABLE t ();",
        "CREATE TABLE t (); EXCEPTION WHEN others THEN CREATE TABLE u ();",
        "CREATE TABLE t ()",
        "IF NOT EXISTS (SELECT 1 FROM pg_class) THEN CREATE TABLE t ();",
        "IF NOT EXISTS (SELECT 1 FROM pg_class) CREATE TABLE t ();",
        "EXECUTE",
        "EXECUTE ;",
        "EXCEPTION WHEN",
        "NULL;",
    };

    (void)state;
    for (size_t i = 0; i < lengthof(bodies); i++) {
        const char *sql = arena_printf(test_arena(), "DO $$ BEGIN %s END $$;", bodies[i]);
        const char *facts = facts_of(sql, "table statement(tag)");

        if (strstr(facts, "tag=DO\n") == NULL || strstr(facts, "table") != NULL)
            fail_msg("%s\n%s", sql, facts);
    }
}

static void test_places(void **state)
{
    DiagList diags = support_diags();

    (void)state;
    read_sql("DO $$\nBEGIN\n  CREATE TABLE t (a wrong);\n  EXECUTE 'CREATE TABLE u (a wrong2)';\n"
             "  EXECUTE format('CREATE TABLE %I (a wrong3)', 'v');\nEND $$;\n"
             "CREATE TYPE a AS ENUM ('x');\n"
             "DO $$ BEGIN CREATE TYPE a AS ENUM ('y'); END $$;\n",
             &diags);
    assert_text(support_diag_text(&diags),
                "test.sql:8:25: error: enum \"public.a\" is defined twice\n"
                "  8 | DO $$ BEGIN CREATE TYPE a AS ENUM ('y'); END $$;\n"
                "    |                         ^\n"
                "  note: test.sql:7:13: first defined here\n"
                "    7 | CREATE TYPE a AS ENUM ('x');\n"
                "      |             ^\n"
                "test.sql:3:21: error: unknown type \"wrong\"\n"
                "  3 |   CREATE TABLE t (a wrong);\n"
                "    |                     ^~~~~\n"
                "test.sql:4:30: error: unknown type \"wrong2\"\n"
                "  4 |   EXECUTE 'CREATE TABLE u (a wrong2)';\n"
                "    |                              ^~~~~~\n"
                "test.sql:5:3: error: unknown type \"wrong3\"\n"
                "  5 |   EXECUTE format('CREATE TABLE %I (a wrong3)', 'v');\n"
                "    |   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n");
}
