/* Bodies of routines that are texts: what they use, and what of it is not there. */
#include "sqlread/reading.h"

#define PRELUDE                                                                    \
    "CREATE SCHEMA app; CREATE TABLE app.users (id int PRIMARY KEY, name text);\n" \
    "CREATE TABLE tasks (id int PRIMARY KEY, user_id int, title text);\n"          \
    "CREATE TYPE mood AS ENUM ('ok');\n"                                           \
    "CREATE FUNCTION double(x int) RETURNS int LANGUAGE sql AS 'SELECT x * 2';\n"  \
    "CREATE FUNCTION tg(x int) RETURNS text LANGUAGE sql AS 'SELECT x::text';\n"

#define FUNCTION(rest) "CREATE FUNCTION f(a int) RETURNS int " rest ";\n"

/* Dependencies of the function f of a schema, by name. */
static const char *uses(const char *sql, DiagList *diags)
{
    const Model *model = read_sql(arena_printf(diags->arena, PRELUDE "%s", sql), diags);
    Str out = str_new(diags->arena);

    for (size_t i = 0; i < model->objects.count; i++) {
        const Object *object = model->objects.items[i];

        if (object->kind != KIND_FUNCTION || strcmp(object->name, "f") != 0)
            continue;
        for (size_t j = 0; j < object->dependencies.count; j++) {
            const Dependency *dependency = &object->dependencies.items[j];

            if (dependency->on->kind != KIND_SCHEMA)
                str_printf(&out, "%s%s%s", out.length == 0 ? "" : " ",
                           object_id(diags->arena, dependency->on),
                           dependency->type == DEPENDENCY_SOFT ? "" : "!");
        }
    }
    return out.text;
}

static void test_uses(void **state)
{
    static const struct {
        const char *sql;
        const char *uses;
    } rows[] = {
        {FUNCTION("LANGUAGE sql AS 'SELECT t.id FROM tasks t WHERE t.user_id = double(a)'"),
         "public.tasks public.tasks.id public.tasks.user_id public.double(integer)"},
        /* A name in a text or a comment is no use of it, and a column is that of its table. */
        {FUNCTION("LANGUAGE sql AS $$ SELECT length('users') /* mood */ FROM app.users $$"),
         "app.users"},
        {FUNCTION("LANGUAGE sql AS $$ INSERT INTO tasks (id) VALUES ($1), (f.a) RETURNING user_id; "
                  "SELECT 1; $$"),
         "public.tasks public.tasks.id public.tasks.user_id"},
        {FUNCTION("LANGUAGE sql SET search_path = 'app' AS 'SELECT id FROM users'"),
         "app.users app.users.id"},
        {FUNCTION("LANGUAGE sql AS 'SELECT ''ok''::mood IS NULL; SELECT 1'"), "public.mood"},
        {"CREATE TYPE span AS RANGE (subtype = int4);\n" FUNCTION(
             "LANGUAGE sql AS $$ SELECT 1 WHERE span(1, 2) @> 1 AND mood('ok') IS NULL $$"),
         "public.span(integer, integer) public.mood"},
        /* A statement that makes something: names count wherever they stand. */
        {FUNCTION("LANGUAGE sql AS 'CREATE TEMP TABLE x (a int); SELECT a FROM x, tasks'"),
         "public.tasks"},
        /* The declared type is a need of the function, its use in the body is not. */
        {"CREATE FUNCTION f(m mood) RETURNS SETOF tasks LANGUAGE sql AS 'SELECT * FROM tasks WHERE "
         "m "
         "= ''ok''::mood';",
         "public.mood! public.tasks! public.tasks.id public.tasks.user_id public.tasks.title"},
        /* PL/pgSQL */
        {FUNCTION(
             "LANGUAGE plpgsql AS $$ DECLARE r tasks%ROWTYPE; m mood; BEGIN SELECT * INTO r "
             "FROM tasks WHERE title = 'users'; PERFORM double(1); INSERT INTO app.users (name) "
             "VALUES ('x'); RETURN 1; END $$"),
         "public.tasks public.mood public.tasks.id public.tasks.user_id public.tasks.title "
         "public.double(integer) app.users app.users.name"},
        /* A name in a text or a comment is no use of it, nor is a variable of that name. */
        {FUNCTION(
             "LANGUAGE plpgsql AS $$ DECLARE tasks int := 1; BEGIN RAISE NOTICE 'mood %', tasks; "
             "/* app.users */ RETURN tasks; END $$"),
         ""},
        {FUNCTION("LANGUAGE plpgsql AS $$ DECLARE t tasks.title%TYPE; BEGIN RETURN 1; END $$"),
         "public.tasks public.tasks.title"},
        {FUNCTION("LANGUAGE plpgsql AS $$ DECLARE a mood[]; b CONSTANT mood NOT NULL := 'ok'; "
                  "BEGIN RETURN 1; END $$"),
         "public.mood"},
        {FUNCTION("LANGUAGE plpgsql AS $$ DECLARE t text; BEGIN t := 'ok'::mood; "
                  "RETURN double(a) + 1; END $$"),
         "public.mood public.double(integer)"},
        {FUNCTION(
             "LANGUAGE plpgsql AS $$ DECLARE r record; BEGIN FOR r IN SELECT id FROM tasks LOOP "
             "IF EXISTS (SELECT FROM app.users u WHERE u.id = r.id) THEN RETURN r.id; END IF; "
             "END LOOP; RETURN 1; END $$"),
         "public.tasks public.tasks.id app.users app.users.id"},
        {FUNCTION("LANGUAGE plpgsql SET search_path = app AS $$ DECLARE u users; BEGIN "
                  "EXECUTE 'DELETE FROM users WHERE id = $1' USING a; RETURN u.id; END $$"),
         "app.users app.users.id"},
        /* In a statement that is put together, the names in its strings count. */
        {FUNCTION(
             "LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('TRUNCATE app.users, %I', a); RETURN 1; "
             "END $$"),
         "app.users"},
        {FUNCTION(
             "LANGUAGE plpgsql AS $$ BEGIN LOCK TABLE tasks; TRUNCATE app.users; RETURN 1; END $$"),
         "public.tasks app.users"},
        {FUNCTION(
             "LANGUAGE plpgsql AS $$ DECLARE c CURSOR (k int) FOR SELECT id FROM tasks WHERE "
             "user_id = k; d refcursor; BEGIN FOR r IN c(double(1)) LOOP NULL; END LOOP; "
             "OPEN d FOR SELECT name FROM app.users; FETCH d INTO a; CLOSE d; RETURN 1; END $$"),
         "public.tasks public.tasks.id public.tasks.user_id public.double(integer) app.users "
         "app.users.name"},
        {"CREATE FUNCTION f() RETURNS SETOF int LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY SELECT "
         "id "
         "FROM app.users; RETURN QUERY EXECUTE 'SELECT user_id FROM tasks'; END $$;\n",
         "app.users app.users.id public.tasks public.tasks.user_id"},
        /* A block, a handler, a label, CASE, what GET DIAGNOSTICS and RAISE say. */
        {FUNCTION(
             "LANGUAGE plpgsql AS $$ <<main>> DECLARE n int; BEGIN BEGIN n := 1; EXCEPTION WHEN "
             "unique_violation OR SQLSTATE '22012' THEN RAISE EXCEPTION USING MESSAGE = sqlerrm, "
             "HINT = double(main.n)::text; END; CASE n WHEN 1, 2 THEN GET DIAGNOSTICS n = "
             "ROW_COUNT; ELSE ASSERT found, tg(n); END CASE; RETURN f.a; END main $$ "),
         "public.double(integer) public.tg(integer)"},
        /* Of a trigger of one table, NEW is a row of that. */
        {"CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.title := OLD.id; "
         "RETURN "
         "NULL; END $$; CREATE TRIGGER t BEFORE UPDATE ON tasks FOR EACH ROW EXECUTE FUNCTION f();",
         "public.tasks.title public.tasks.id"},
        /* What does not parse as SQL is looked for by its words. */
        {FUNCTION("LANGUAGE plperl AS $$ spi_exec_query('x'); app.users; $$"), "app.users"},
    };

    (void)state;
    for (size_t i = 0; i < lengthof(rows); i++) {
        DiagList diags = support_diags();
        const char *found = uses(rows[i].sql, &diags);

        assert_text(support_diag_text(&diags), "");
        if (strcmp(found, rows[i].uses) != 0)
            fail_msg("%s\n%s\n%s", rows[i].sql, rows[i].uses, found);
    }
}

static void test_unknown_names(void **state)
{
    DiagList diags = support_diags();

    (void)state;
    read_sql("CREATE TABLE tasks (id int);\n"
             "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $body$\n"
             "    SELECT idd FROM tasks WHERE nothing(1);\n"
             "    SELECT id FROM task;\n"
             "$body$;\n"
             "CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1 AS \"it''s\", x';\n"
             "CREATE FUNCTION h() RETURNS int LANGUAGE sql AS 'SELEC 1';\n"
             "CREATE FUNCTION i() RETURNS int LANGUAGE plpgsql AS 'BEGIN SELECT x FROM y; END';\n",
             &diags);
    assert_text(
        support_diag_text(&diags),
        "test.sql:3:12: error: unknown column \"idd\"\n"
        "  3 |     SELECT idd FROM tasks WHERE nothing(1);\n"
        "    |            ^~~\n"
        "  hint: did you mean \"id\"?\n"
        "test.sql:3:33: error: unknown function \"nothing\"\n"
        "  3 |     SELECT idd FROM tasks WHERE nothing(1);\n"
        "    |                                 ^~~~~~~\n"
        "test.sql:4:20: error: unknown table \"task\"\n"
        "  4 |     SELECT id FROM task;\n"
        "    |                    ^~~~\n"
        "  hint: did you mean \"tasks\"?\n"
        "test.sql:6:1: error: unknown column \"x\"\n"
        "  6 | CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1 AS \"it''s\", x';\n"
        "    | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "test.sql:7:50: error: syntax error at or near \"SELEC\"\n"
        "  7 | CREATE FUNCTION h() RETURNS int LANGUAGE sql AS 'SELEC 1';\n"
        "    |                                                  ^~~~~\n"
        "test.sql:8:74: warning: unknown table \"y\"\n"
        "  8 | CREATE FUNCTION i() RETURNS int LANGUAGE plpgsql AS 'BEGIN SELECT x FROM y; END';\n"
        "    |                                                                          ^\n"
        "  detail: PL/pgSQL looks names up when the statement runs, which fails then\n");
}

/* What the server does not look at is worth a warning. */
static void test_unchecked(void **state)
{
    static const char *const rows[] = {
        "SET check_function_bodies = false;\n"
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT a FROM t';\n",
        "SELECT pg_catalog.set_config('search_path', '', false);\nSET check_function_bodies TO "
        "off;\n"
        "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELEC 1';\n",
        "CREATE TABLE t (a int);\n"
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT a FROM t';\nDROP TABLE t;\n",
        "CREATE TABLE t (a int);\n"
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT a FROM t';\n"
        "ALTER TABLE t RENAME a TO b;\n",
        "SET check_function_bodies = false;\n"
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETRUN 1; END';\n",
    };

    (void)state;
    for (size_t i = 0; i < lengthof(rows); i++) {
        DiagList diags = support_diags();

        read_sql(rows[i], &diags);
        assert_int_equal(diags.errors, 0);
        assert_int_equal(diags.warnings, 1);
    }
}
