/* The documentation of a small model, compared with golden files, and what must never be in it. */
#include "emit/emit.h"
#include "emit/fixture.h"
#include "sqlread/sqlread.h"

#define GOLDEN "tests/emit/golden/"

static EmitFiles render(const char *template_name, Model *model, const OptionVec *values)
{
    static EmitParameter parameters[] = {{"who|ever", "text", "a | b", true},
                                         {"id", NULL, NULL, false}};
    static EmitColumn columns[] = {{"n|", "public.\"ty|pe\"", true}, {"m", NULL, false}};
    static const EmitQuery query = {.parameters = {.items = parameters, .count = 2},
                                    .columns = {.items = columns, .count = 2},
                                    .returns_rows = true,
                                    .name = "n|ame",
                                    .title = "A `title`",
                                    .description = "Some text\nmore",
                                    .sql = "select 1;\n-- ```\n",
                                    .file = "queries/x.sql",
                                    .command = "one"};
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
    vec_push(model->arena, &values, ((Option){.name = "title", .value = "My *base*"}));
    vec_push(model->arena, &values, ((Option){.name = "source_base", .value = "../../"}));
    vec_push(model->arena, &values, ((Option){.name = "notes", .value = "## Flow\n\n1. *One*\n"}));
    files = render("markdown", model, &values);
    assert_non_null(strstr(find(&files, "README.md")->text, "\n# My \\*base\\*\n"));
    assert_non_null(strstr(find(&files, "README.md")->text, "\n\n## Flow\n\n1. *One*\n"));
    assert_non_null(strstr(find(&files, "tables/public.tasks-2.md")->text,
                           "[`schema/tasks.sql`](../../../schema/tasks.sql#L1-L2), lines 1–2"));
    vec_push(model->arena, &values, ((Option){.name = "colour", .value = "red"}));
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

static void check_shown(const char *page, const char *const *shown, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strstr(page, shown[i]) == NULL)
            fail_msg("not shown: %s in:\n%s", shown[i], page);
    }
}
#define CHECK_SHOWN(page, shown) check_shown(page, shown, sizeof(shown) / sizeof((shown)[0]))

/* Types, operators, aggregates and the rest, with what a reader wants to know of them. */
static void test_types_and_operators(void **state)
{
    static const char *const TYPES[] = {
        "- Based on: `text`\n- Null: no\n- Default: `'a'::text`\n- Used by: "
        "[`public.pair.m`](#composite-type-public-pair) and [`public.t.m`](tables/public.t.md)\n",
        "| `ok` | `value <> ''` | not empty |\n",
        "| `m` | [`public.mail`](#domain-public-mail) | the first |\n| `n` | `integer` |  |\n",
        "- Ranges of: `double precision`\n- Multirange: `public.spans`\n"
        "- Distance by: [`public.gap`](functions.md#function-public-gap-double-precision-double-"
        "precision)\n- Used by: [`public.t.s`](tables/public.t.md)\n- Its multirange is used by: "
        "[`public.t.ss`](tables/public.t.md)\n",
        "`public.pair`](#composite-type-public-pair) | `text` | its text form | on assignment, and "
        "where it is written |",
    };
    static const char *const FUNCTIONS[] = {
        "AGGREGATE public.total(integer)\n    RETURNS bigint\n",
        "- Kind: aggregate\n- State: `bigint`, first `0`\n- Steps: takes a row by `int48pl`, joins "
        "two states by `int8pl`\n- Parallel queries: safe\n",
    };
    static const char *const OPERATORS[] = {
        "`public.<=>` | `double precision` | `double precision` | [`public.gap`](functions.md",
        "commutator `OPERATOR(public.<=>)`; how far apart |",
        "- Index method: `btree`, by default for this type\n",
        "| 1 | function | `",
    };
    static const char *const TEXTS[] = {
        "`public.german` | icu | `de` | texts that differ in their bytes may be equal |",
        "- Parser: `\"default\"`\n",
        "| `word` | [`public.plain`](#text-search-dictionary-public-plain), `english_stem` |",
        "`public.plain` | `simple` | `stopwords = 'english'` |",
    };
    static const char *const TABLE[] = {
        "| `no_overlap` | exclusion | `m WITH =, s WITH &&` | no two rows may be alike by these "
        "operators, through a gist index; only rows with `id > 0`; checked at commit |",
        "| `id` | `t_id_seq` | `bigint` | 100 | 10 | 1 … 9223372036854775807 | unless a value is "
        "given; begins anew at the end |",
        "| `u` | `own` | `bigint` | 1 | 1 |",
        "| [`public.mail`](../types.md#domain-public-mail) |",
    };
    EmitFiles files = render(
        "markdown",
        read_sql(
            "CREATE DOMAIN public.mail AS text DEFAULT 'a'::text NOT NULL CONSTRAINT ok CHECK "
            "(VALUE <> '');\n"
            "COMMENT ON CONSTRAINT ok ON DOMAIN public.mail IS 'not empty';\n"
            "CREATE TYPE public.pair AS (m public.mail, n int);\n"
            "COMMENT ON COLUMN public.pair.m IS 'the first';\n"
            "CREATE FUNCTION public.gap(float8, float8) RETURNS float8 LANGUAGE sql IMMUTABLE AS "
            "'SELECT $1 - $2';\n"
            "CREATE TYPE public.span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = public.gap, "
            "MULTIRANGE_TYPE_NAME = public.spans);\n"
            "CREATE CAST (public.pair AS text) WITH INOUT AS ASSIGNMENT;\n"
            "CREATE AGGREGATE public.total(int) (SFUNC = int48pl, STYPE = bigint, COMBINEFUNC = "
            "int8pl, INITCOND = '0', PARALLEL = SAFE);\n"
            "CREATE OPERATOR public.<=> (LEFTARG = float8, RIGHTARG = float8, FUNCTION = "
            "public.gap, COMMUTATOR = OPERATOR(public.<=>));\n"
            "COMMENT ON OPERATOR public.<=> (float8, float8) IS 'how far apart';\n"
            "CREATE FUNCTION public.cmp(public.pair, public.pair) RETURNS int LANGUAGE sql AS "
            "'SELECT 0';\n"
            "CREATE OPERATOR CLASS public.pairs DEFAULT FOR TYPE public.pair USING btree AS "
            "FUNCTION 1 public.cmp(public.pair, public.pair);\n"
            "CREATE COLLATION public.german (PROVIDER = icu, LOCALE = 'de', DETERMINISTIC = "
            "false);\n"
            "CREATE TEXT SEARCH DICTIONARY public.plain (TEMPLATE = simple, STOPWORDS = "
            "'english');\n"
            "CREATE TEXT SEARCH CONFIGURATION public.search (PARSER = \"default\");\n"
            "ALTER TEXT SEARCH CONFIGURATION public.search ADD MAPPING FOR word WITH public.plain, "
            "english_stem;\n"
            "CREATE TABLE public.t (id bigint GENERATED BY DEFAULT AS IDENTITY (START 100 "
            "INCREMENT 10 CYCLE), m public.mail, s public.span, ss public.spans, u bigint,\n"
            "CONSTRAINT no_overlap EXCLUDE USING gist (m WITH =, s WITH &&) WHERE (id > 0) "
            "DEFERRABLE INITIALLY DEFERRED);\n"
            "CREATE SEQUENCE public.own OWNED BY public.t.u;\n"),
        NULL);

    (void)state;
    CHECK_SHOWN(find(&files, "types.md")->text, TYPES);
    CHECK_SHOWN(find(&files, "functions.md")->text, FUNCTIONS);
    CHECK_SHOWN(find(&files, "operators.md")->text, OPERATORS);
    CHECK_SHOWN(find(&files, "text.md")->text, TEXTS);
    CHECK_SHOWN(find(&files, "tables/public.t.md")->text, TABLE);
}

/* What can be seen in a schema as a whole: rules of names, common columns, triggers that write, paths, files. */
static void test_patterns(void **state)
{
    static const char *const LIFE[] = {
        "| [`public.users`](tables/public.users.md) | after insert, for each row | "
        "[`public.welcome()`](functions.md#function-public-welcome) | adds rows to "
        "[`public.posts`](tables/public.posts.md) and deletes rows of "
        "[`public.old`](tables/public.old.md) |\n",
        "| `updated_at` | [`public.touch()`](functions.md#function-public-touch) | "
        "[`public.posts`](tables/public.posts.md) and [`public.users`](tables/public.users.md) |\n",
        "- [`public.posts.deleted_at`](tables/public.posts.md): Put aside.\n",
        "| [`public.clean()`](functions.md#function-public-clean) | "
        "[`public.old`](tables/public.old.md) | Tidies. |\n",
        "- Is refused while rows refer to it through "
        "[`public.posts.user_id`](tables/public.posts.md).\n",
    };
    static const char *const CONVENTIONS[] = {
        "| Tables are called in the plural | 2 of 3 | [`public.old`](tables/public.old.md) |\n",
        "| The primary key is one column, `id` | all 2 |  |\n",
        "| A foreign key is called like the table that it leads to, in the singular, with `_id` | "
        "all 1 |  |\n",
        "| Soft deletion: the row stays and is marked | 1 | "
        "[`public.posts.deleted_at`](tables/public.posts.md) |\n",
        "these have no index that begins with one of their columns: "
        "[`public.posts.user_id`](tables/public.posts.md).",
    };
    static const char *const OVERVIEW[] = {
        ("### First\n\n| Table | Description |\n|---|---|\n| "
         "[`public.users`](tables/public.users.md) "
         "|  |\n"),
        ("### Second\n\n| Table | Description |\n|---|---|\n| "
         "[`public.users`](tables/public.users.md) |  |\n| [`public.posts`]"),
        "| `test.sql` | 3–",
        "3 functions, 3 tables, 1 index, 1 view and 3 triggers |\n",
    };
    EmitFiles files = render(
        "markdown",
        read_sql(
            "-- @section First\n-- @section Second\n"
            "CREATE TABLE public.users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), updated_at "
            "timestamptz);\n"
            "CREATE TABLE public.posts (id uuid PRIMARY KEY, user_id uuid REFERENCES public.users, "
            "kind text CHECK (kind IN ('short', 'it''s')), state text CHECK (state IN ('a', 'b')), "
            "deleted_at timestamptz, updated_at timestamptz);\n"
            "COMMENT ON COLUMN public.posts.deleted_at IS 'Put aside.';\n"
            "CREATE TABLE public.old (n int);\nCREATE INDEX olds ON public.old USING hash (n);\n"
            "CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "NEW.updated_at := now(); RETURN NEW; END $$;\n"
            "CREATE FUNCTION public.welcome() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN -- "
            "insert into public.old\nINSERT INTO public.posts (id) VALUES (NEW.id); DELETE FROM "
            "public.old; RETURN NEW; END $$;\n"
            "CREATE FUNCTION public.clean() RETURNS void LANGUAGE sql AS 'DELETE FROM "
            "public.old';\n"
            "COMMENT ON FUNCTION public.clean() IS 'Tidies.';\n"
            "CREATE VIEW public.kept AS SELECT posts.id AS post, count(*) FILTER (WHERE posts.kind "
            "= 'a from b') AS n, extract(year FROM posts.deleted_at) IS NOT DISTINCT FROM 2020 AS "
            "y "
            "FROM public.posts LEFT JOIN public.users ON users.id = posts.user_id WHERE "
            "posts.deleted_at IS NULL GROUP BY posts.id;\n"
            "CREATE TRIGGER a BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION "
            "public.touch();\n"
            "CREATE TRIGGER a BEFORE UPDATE ON public.posts FOR EACH ROW EXECUTE FUNCTION "
            "public.touch();\n"
            "CREATE TRIGGER w AFTER INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION "
            "public.welcome();\n"),
        NULL);

    (void)state;
    CHECK_SHOWN(find(&files, "lifecycle.md")->text, LIFE);
    CHECK_SHOWN(find(&files, "conventions.md")->text, CONVENTIONS);
    CHECK_SHOWN(find(&files, "README.md")->text, OVERVIEW);
    assert_non_null(strstr(find(&files, "relationships.md")->text,
                           "\n- [`public.users`](tables/public.users.md)\n"
                           "  - [`public.posts`](tables/public.posts.md) through `user_id`\n"));
    assert_non_null(
        strstr(find(&files, "views.md")->text,
               " AS post,\n    count(*) FILTER (WHERE posts.kind = 'a from b') AS n,\n    "));
    assert_non_null(strstr(find(&files, "views.md")->text,
                           " AS y\nFROM public.posts\nLEFT JOIN public.users ON users.id = "
                           "posts.user_id\nWHERE posts.deleted_at IS NULL\nGROUP BY posts.id\n"));
    assert_non_null(strstr(find(&files, "functions.md")->text,
                           "\n- Writes: deletes rows of [`public.old`](tables/public.old.md)\n"));
    assert_non_null(
        strstr(find(&files, "indexes.md")->text, "| `hash` | 1 | finds equal values only |\n"));
    assert_non_null(strstr(find(&files, "tables/public.posts.md")->text, "One of `a` or `b`. |\n"));
    assert_non_null(
        strstr(find(&files, "tables/public.posts.md")->text, "One of `short` or `it's`. |\n"));
}

/* Foreign keys between the same two tables are one line, and partitions are not shown beside their table. */
static void test_diagrams_are_short(void **state)
{
    EmitFiles files = render(
        "mermaid",
        read_sql(
            "CREATE TABLE public.users (id int PRIMARY KEY);\n"
            "CREATE TABLE public.notes (id int, by_user int REFERENCES public.users, for_user int "
            "REFERENCES public.users, of_user int NOT NULL REFERENCES public.users) PARTITION "
            "BY LIST (id);\n"
            "CREATE TABLE public.notes_one PARTITION OF public.notes FOR VALUES IN (1);\n"),
        NULL);

    (void)state;
    assert_text(files.list.items[0].text,
                "erDiagram\n"
                "    \"public.notes\" {\n"
                "        integer id\n"
                "        integer by_user FK\n"
                "        integer for_user FK\n"
                "        integer of_user FK\n"
                "    }\n"
                "    \"public.users\" {\n"
                "        integer id PK\n"
                "    }\n"
                "    \"public.users\" |o--o{ \"public.notes\" : \"by_user / for_user\"\n"
                "    \"public.users\" ||--o{ \"public.notes\" : \"of_user\"\n");
}

/* What a platform brings has pages only when they are asked for. */
static void test_external_layers(void **state)
{
    Model *model = fixture_model();
    OptionVec values = {0};
    EmitFiles files = render("markdown", model, NULL);

    (void)state;
    for (size_t i = 0; i < files.list.count; i++)
        assert_string_not_equal(files.list.items[i].path, "tables/auth.users.md");
    vec_push(model->arena, &values, ((Option){.name = "external", .value = "true"}));
    files = render("markdown", model, &values);
    assert_non_null(strstr(find(&files, "tables/auth.users.md")->text,
                           "This table is external: it comes with the platform"));
    assert_non_null(strstr(find(&files, "tables/auth.users.md")->text, "### Referenced by\n"));
    assert_non_null(strstr(find(&files, "README.md")->text, "### Schema `auth`\n"));
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
    CHECK_SHOWN(page, SHOWN);
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
