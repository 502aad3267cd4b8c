/* The documentation of a small model, compared with golden files, and what must never be in it. */
#include "emit/emit.h"
#include "emit/fixture.h"
#include "sqlread/sqlread.h"

#define GOLDEN "tests/emit/golden/"

static EmitFiles render(const char *template_name, Model *model, const OptionVec *values)
{
    static const EmitQuery query = {
        "n|ame", "A `title`", "Some text\nmore", "select 1;\n-- ```\n", "queries/x.sql", "one"};
    DiagList diags = support_diags();
    EmitOptions options = {
        .template_name = template_name,
        .options = values,
        .model_name = "demo",
        .queries = &query,
        .query_count = 1,
    };
    EmitFiles files = {0};

    if (!emit_render(model->arena, model, &options, &files, &diags))
        fail_msg("%s", support_diag_text(&diags));
    return files;
}

static const EmitFile *find(const EmitFiles *files, const char *path)
{
    for (size_t i = 0; i < files->list.count; i++) {
        if (strcmp(files->list.items[i].path, path) == 0)
            return &files->list.items[i];
    }
    fail_msg("there is no %s", path);
    return NULL;
}

static void compare(const char *folder, const EmitFiles *files)
{
    Str names = str_new(test_arena());

    for (size_t i = 0; i < files->list.count; i++) {
        const EmitFile *file = &files->list.items[i];

        str_printf(&names, "%s\n", file->path);
        golden_check(arena_printf(names.arena, "%s/%s", folder, file->path), file->text);
    }
    golden_check(arena_printf(names.arena, "%s.files", folder), names.text);
}

static void test_markdown_is_golden(void **state)
{
    EmitFiles files = render("markdown", fixture_model(), NULL);

    (void)state;
    compare(GOLDEN "markdown", &files);
}

static void test_mermaid_is_golden(void **state)
{
    EmitFiles files = render("mermaid", fixture_model(), NULL);

    (void)state;
    compare(GOLDEN "mermaid", &files);
}

static void test_two_runs_are_alike(void **state)
{
    EmitFiles a = render("markdown", fixture_model(), NULL);
    EmitFiles b = render("markdown", fixture_model(), NULL);

    (void)state;
    assert_int_equal(a.list.count, b.list.count);
    for (size_t i = 0; i < a.list.count; i++)
        assert_text(a.list.items[i].text, b.list.items[i].text);
}

static void test_an_empty_model_has_an_overview(void **state)
{
    EmitFiles files = render("markdown", model_new(test_arena()), NULL);

    (void)state;
    assert_int_equal(files.list.count, 2); /* the sample queries are the other page */
    assert_non_null(strstr(find(&files, "README.md")->text, "The schema is empty."));
    files = render("mermaid", model_new(test_arena()), NULL);
    assert_text(files.list.items[0].text, "erDiagram\n");
}

/* Every file name is safe, and no two differ only in case. */
static void test_file_names(void **state)
{
    EmitFiles files = render("markdown", fixture_model(), NULL);

    (void)state;
    for (size_t i = 0; i < files.list.count; i++) {
        const char *path = files.list.items[i].path;

        assert_int_equal(strspn(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                      "0123456789_-./"),
                         strlen(path));
        for (size_t j = 0; j < i; j++)
            assert_int_not_equal(strcasecmp(path, files.list.items[j].path), 0);
    }
}

/* Outside of fenced blocks no name or comment brings markup of its own. */
static void test_nothing_breaks_out(void **state)
{
    EmitFiles files = render("markdown", fixture_model(), NULL);

    (void)state;
    for (size_t i = 0; i < files.list.count; i++) {
        const char *text = files.list.items[i].text;
        bool fenced = false;

        for (const char *line = text; *line != '\0';) {
            size_t length = strcspn(line, "\n");
            const char *copy = arena_strndup(test_arena(), line, length);

            if (strncmp(line, "```", 3) == 0 && (strspn(line, "`") >= 3))
                fenced = !fenced || strspn(line, "`") != length;
            else if (!fenced) {
                assert_null(strstr(copy, "<img"));
                assert_null(strstr(copy, "</script"));
                assert_null(strstr(copy, "**bold**"));
            }
            line += length;
            line += *line == '\n';
        }
        assert_false(fenced);
    }
}

static void test_options(void **state)
{
    Model *model = fixture_model();
    OptionVec values = {0};
    EmitFiles files;
    DiagList diags = support_diags();
    EmitOptions wrong = {.template_name = "markdown", .options = &values};

    (void)state;
    vec_push(model->arena, &values, (Option){"title", "My *base*"});
    vec_push(model->arena, &values, (Option){"source_base", "../../"});
    files = render("markdown", model, &values);
    assert_non_null(strstr(find(&files, "README.md")->text, "\n# My \\*base\\*\n"));
    assert_non_null(strstr(find(&files, "tables/public.tasks-2.md")->text,
                           "[`schema/tasks.sql`](../../../schema/tasks.sql#L1-L2), lines 1–2"));
    vec_push(model->arena, &values, (Option){"colour", "red"});
    files = (EmitFiles){0};
    assert_false(emit_render(model->arena, model, &wrong, &files, &diags));
    assert_non_null(
        strstr(support_diag_text(&diags), "error: the template `markdown` has no option `colour`"));
}

static Model *read_sql(const char *sql)
{
    DiagList diags = support_diags();
    Model *model = model_new(test_arena());
    SqlReader *reader = sql_reader_new(model, &diags);

    sql_reader_read(reader, support_source("test.sql", sql), false);
    sql_reader_finish(reader);
    if (diags.errors > 0)
        fail_msg("%s", support_diag_text(&diags));
    return model;
}

/* What belongs to no schema has a page too, and no secret is on it. */
static void test_the_database_has_a_page(void **state)
{
    static const char *const SHOWN[] = {
        "- Attributes: may log in\n- Member of: [`grp`](#role-grp) (with admin option)\n",
        "- Settings: `app.jwt_secret` (value not shown), `work_mem = \"3MB\"`\n",
        "- Settings in the database `d`: `search_path = app`\n",
        "| `grp` | `public` | tables | `login` | SELECT (with grant option) |\n",
        "| [`public.t`](tables/public.t.md) | `id` | `id > 3` |\n",
        "- Publishes: insert\n- Owner: `grp`\n",
        "- Publications of the publisher: `far`\n- State: disabled\n- Options: `slot_name = "
        "NONE`\n",
        "- Event: `ddl_command_end`\n- Only for: `CREATE TABLE`\n"
        "- Calls: [`public.e()`](functions.md#function-public-e)\n- State: disabled\n",
    };
    EmitFiles files = render(
        "markdown",
        read_sql("CREATE TABLE public.t (id int PRIMARY KEY);\n"
                 "CREATE ROLE grp; CREATE ROLE login LOGIN PASSWORD 'hunter1';\n"
                 "GRANT grp TO login WITH ADMIN OPTION;\n"
                 "ALTER ROLE grp SET work_mem = '3MB'; ALTER ROLE grp SET app.jwt_secret = "
                 "'hunter2'; ALTER ROLE grp IN DATABASE d SET search_path = app;\n"
                 "ALTER DEFAULT PRIVILEGES FOR ROLE grp IN SCHEMA public GRANT SELECT ON TABLES "
                 "TO login WITH GRANT OPTION;\n"
                 "CREATE PUBLICATION p FOR TABLE public.t (id) WHERE (id > 3) WITH (publish = "
                 "'insert'); ALTER PUBLICATION p OWNER TO grp;\n"
                 "CREATE SUBSCRIPTION s CONNECTION 'password=hunter3' PUBLICATION far WITH "
                 "(connect = false, slot_name = NONE);\n"
                 "CREATE FUNCTION public.e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN "
                 "END';\n"
                 "CREATE EVENT TRIGGER w ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE "
                 "FUNCTION public.e(); ALTER EVENT TRIGGER w DISABLE;\n"),
        NULL);
    const char *page = find(&files, "database.md")->text;

    (void)state;
    for (size_t i = 0; i < sizeof(SHOWN) / sizeof(SHOWN[0]); i++) {
        if (strstr(page, SHOWN[i]) == NULL)
            fail_msg("not shown: %s", SHOWN[i]);
    }
    for (size_t i = 0; i < files.list.count; i++)
        assert_null(strstr(files.list.items[i].text, "hunter"));
    assert_non_null(strstr(find(&files, "README.md")->text, "- [Database](database.md): roles, "));
}

/* 700 tables with 20 columns each, and a foreign key from each to the one before. */
static Model *large_model(void)
{
    Model *model = model_new(test_arena());
    TableObject *before = NULL;

    for (size_t i = 0; i < 700; i++) {
        TableObject *table =
            fixture_add(model, KIND_TABLE, NULL, "public",
                        arena_printf(model->arena, "a_table_with_a_rather_long_name_%zu", i));

        fixture_column(model, table, "id", "bigint", true, NULL);
        for (size_t j = 0; j < 20; j++)
            fixture_column(model, table, arena_printf(model->arena, "column_%zu", j), "text", false,
                           NULL);
        fixture_key(model, KIND_PRIMARY_KEY, table, "p", "id");
        if (before != NULL)
            fixture_foreign_key(model, table, "f", "column_1", before, "id");
        before = table;
    }
    model_finish(model);
    return model;
}

static void test_large_diagrams_are_split(void **state)
{
    EmitFiles files = render("mermaid", large_model(), NULL);
    size_t tables = 0;

    (void)state;
    assert_true(files.list.count > 1);
    for (size_t i = 0; i < files.list.count; i++) {
        const char *text = files.list.items[i].text;

        assert_true(files.list.items[i].length < 50000);
        assert_int_equal(strncmp(text, "erDiagram\n", 10), 0);
        for (const char *line = text; (line = strstr(line, "\n    \"")) != NULL; line++)
            tables += strcspn(line + 1, "-") > strcspn(line + 1, "\n");
    }
    assert_int_equal(tables, 700);
}
