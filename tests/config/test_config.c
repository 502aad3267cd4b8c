#include "config/config.h"
#include "config/queries.h"
#include "config/suggest.h"
#include "support/support.h"

/* The configuration of a text, or NULL; `messages` are the diagnostics. */
static Config *parse(const char *text, const char **messages)
{
    DiagList diags = support_diags();
    Config *config =
        config_parse(diags.arena, support_source("schemac.yaml", text), "project", &diags);

    *messages = support_diag_text(&diags);
    return config;
}

static void test_every_key(void **state)
{
    const char *messages;
    Config *config = parse("name: shop\n"
                           "schema: [tables, views.sql]\n"
                           "external: ../platform\n"
                           "migrations: migrations\n"
                           "queries: queries\n"
                           "search_path: [\"My app\", public]\n"
                           "ledger: supabase\n"
                           "templates: mine\n"
                           "outputs:\n"
                           "  - template: c\n"
                           "    out: src/db\n"
                           "    prefix: shop\n"
                           "    external: true\n"
                           "    my_own: \"1 2\"\n"
                           "    title: false\n"
                           "  - {template: markdown, out: docs}\n",
                           &messages);

    (void)state;
    assert_text(messages, "");
    assert_non_null(config);
    assert_text(config->directory, "project");
    assert_text(config->name, "shop");
    assert_int_equal(config->schema.count, 2);
    assert_text(config->schema.items[1], "views.sql");
    assert_int_equal(config->external.count, 1);
    assert_text(config->external.items[0], "../platform");
    assert_text(config->migrations, "migrations");
    assert_text(config->queries, "queries");
    assert_int_equal(config->search_path.count, 2);
    assert_text(config->search_path.items[0], "My app");
    assert_text(config->ledger, "supabase");
    assert_text(config->templates, "mine");
    assert_int_equal(config->outputs.count, 2);
    assert_text(config->outputs.items[0].template_name, "c");
    assert_text(config->outputs.items[0].out, "src/db");
    assert_text(options_get(&config->outputs.items[0].options, "prefix"), "shop");
    assert_text(options_get(&config->outputs.items[0].options, "external"), "true");
    assert_text(options_get(&config->outputs.items[0].options, "my_own"), "1 2");
    /* For a template every text is true. */
    assert_null(options_get(&config->outputs.items[0].options, "title"));
    assert_text(config->outputs.items[1].out, "docs");
}

/* Each must be refused; the golden file has them with all that is said about them. */
static const char *const BAD_CONFIGS[] = {
    "name: shop\nschema: schema\nmigration: db\n",
    "name: shop\nschema: schema\ncolour: blue\n",
    "name: shop\nschema: schema\noutputs:\n  - template: c\n    out: db\n    prefx: shop\n",
    "name: shop\nschema: schema\noutputs:\n  - {template: c, out: db, Some-thing: 1}\n",
    "name: shop\n",
    "name: shop\nschema: a\nname: b\n",
    "name: shop\nschema: a\noutputs:\n  - out: x\n",
    "name: [shop]\nschema: a\n",
    "name: shop\nschema:\n",
    "name: shop\nschema: [a, ~, '', [b]]\n",
    "name: shop\nschema: a\nledger: supbase\n",
    "name: shop\nschema: a\noutputs: markdown\n",
    "name: shop\nschema: a\noutputs: [markdown]\n",
    "name: shop\nschema: a\noutputs:\n  - {template: c, out: db, prefix: [x]}\n",
    "name: shop\nschema: a\n? [x]\n: y\n",
    "name: \"a\\0b\"\nschema: a\n",
    "just words\n",
    "- a\n- b\n",
    "name: shop\nschema: [a, b\n",
    "name: shop\n\tschema: a\n",
    "name: \"shop\nschema: a\n",
    "name: caf\xE9\n",
    "name: a\x01z\n",
    "",
    "# nothing but a comment\n",
    "name: a\nschema: b\n---\nname: c\n",
    "name: *unknown\nschema: a\n",
    "name: x\nschema: &a [*a]\n",
    /* A byte order mark, a wide character, and a line end of YAML's that is none of ours. */
    "\xEF\xBB\xBFname: \xE5\xBA\x97 # \xE2\x80\xA8\r\nschema: a\r\nbad: 1\r\n",
};

static void append_case(Str *out, const char *text, const char *messages)
{
    str_text(out, "==== ");
    str_c_string(out, text);
    str_printf(out, "\n%s\n", messages);
}

static void test_bad_configs(void **state)
{
    Str all = str_new(test_arena());

    (void)state;
    for (size_t i = 0; i < sizeof(BAD_CONFIGS) / sizeof(*BAD_CONFIGS); i++) {
        const char *messages;

        assert_null(parse(BAD_CONFIGS[i], &messages));
        assert_string_not_equal(messages, "");
        append_case(&all, BAD_CONFIGS[i], messages);
    }
    golden_check("tests/golden/config/bad-configs.txt", all.text);
}

static void test_anchors(void **state)
{
    const char *messages;
    Config *config = parse("name: &n shop\nschema: *n\n", &messages);

    (void)state;
    assert_text(messages, "");
    assert_text(config->schema.items[0], "shop");
}

static void test_suggestions(void **state)
{
    static const char *const NAMES[] = {"check", "inspect", "generate", "diff"};

    (void)state;
    assert_text(suggest_name(NAMES, 4, "chekc"), "check");
    assert_text(suggest_name(NAMES, 4, "GENERATE"), "generate");
    assert_text(suggest_name(NAMES, 4, "dif"), "diff");
    assert_null(suggest_name(NAMES, 4, "x"));
    assert_null(suggest_name(NAMES, 4, ""));
    assert_null(suggest_name(NAMES, 4, "frobnicate"));
}

/* ---- queries ------------------------------------------------------------------------------------------ */

static void test_queries(void **state)
{
    DiagList diags = support_diags();
    QueryVec queries = {0};

    (void)state;
    assert_true(
        queries_parse(diags.arena,
                      support_source("q.sql", "-- About the file.\n\n"
                                              "-- name: first :many\n"
                                              "-- @title The first\n"
                                              "-- One line\n"
                                              "-- and another.\n"
                                              "--\n"
                                              "-- A paragraph.\n"
                                              "-- @param $1 how many\n"
                                              "select 1 -- inner\n"
                                              "limit $1;\n"
                                              "-- name: second :exec\n"
                                              "delete from t where x = $$;\n-- name: no :one\n$$"),
                      &queries, &diags));
    assert_text(support_diag_text(&diags), "");
    assert_int_equal(queries.count, 2);
    assert_text(queries.items[0].emit.name, "first");
    assert_text(queries.items[0].emit.command, "many");
    assert_text(queries.items[0].emit.title, "The first");
    assert_text(queries.items[0].emit.description, "One line and another.\n\nA paragraph.");
    assert_text(queries.items[0].emit.sql, "-- $1 how many\nselect 1 -- inner\nlimit $1;");
    assert_text(queries.items[0].emit.file, "q.sql");
    assert_text(queries.items[1].emit.name, "second");
    assert_null(queries.items[1].emit.title);
    assert_null(queries.items[1].emit.description);
}

/* Of what sqlc can and C bindings cannot, the reader is told. */
static void test_queries_left_out(void **state)
{
    static const char *const commands[] = {"execrows", "execresult", "copyfrom",  "batchexec",
                                           "batchone", "batchmany",  "execlastid"};
    Str all = str_new(test_arena());

    (void)state;
    for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
        DiagList diags = support_diags();
        QueryVec queries = {0};
        const char *text = arena_printf(diags.arena, "-- name: a :%s\nselect 1;\n", commands[i]);

        assert_true(queries_parse(diags.arena, support_source("q.sql", text), &queries, &diags));
        assert_text(queries.items[0].emit.command, commands[i]);
        append_case(&all, text, support_diag_text(&diags));
    }
    golden_check("tests/golden/config/left-out-queries.txt", all.text);
}

static const char *const BAD_QUERIES[] = {
    "select 1;\n",
    "-- name: a\nselect 1;\n",
    "-- name: a :mny\nselect 1;\n",
    "-- name: a :everything\nselect 1;\n",
    "-- name: 1a :one\nselect 1;\n",
    "-- name: a-b :one\nselect 1;\n",
    "-- name: a :one\n-- name: b :one\nselect 1;\n-- name: c :one\n",
    "-- name: a :one\nselect 1;\n-- name: a :one\nselect 1;\n",
    "-- name: a :one\nselect 1; select 2;\n",
    "-- name: a :one\nselect from where;\n-- name: b :one\nselect 'open\n",
    "-- name: a :one\nselect '\xE9';\n",
};

static void test_bad_queries(void **state)
{
    Str all = str_new(test_arena());

    (void)state;
    for (size_t i = 0; i < sizeof(BAD_QUERIES) / sizeof(*BAD_QUERIES); i++) {
        DiagList diags = support_diags();
        QueryVec queries = {0};

        assert_false(
            queries_parse(diags.arena, support_source("q.sql", BAD_QUERIES[i]), &queries, &diags));
        append_case(&all, BAD_QUERIES[i], support_diag_text(&diags));
    }
    golden_check("tests/golden/config/bad-queries.txt", all.text);
}
