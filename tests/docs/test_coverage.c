/*
 * docs/COVERAGE.md says what is done for each kind of object. It is made here, of what the program does: the schemas of the
 * round trip are read and compared, every_kind.sql is documented. A stale page fails the test; `make generated` writes it.
 */
#include "diff/diff.h"
#include "emit/emit.h"
#include "model/kind.h"
#include "sqlread/sqlread.h"
#include "support/support.h"

#define CASES "tests/roundtrip/cases"
#define PAGE "docs/COVERAGE.md"

typedef struct Coverage {
    bool read;    /* a case has an object of the kind that was read from SQL */
    bool planned; /* in a case one is made, altered or dropped */
    bool documented;
} Coverage;

static Model *read_files(Arena *arena, const char *const *paths, size_t count)
{
    DiagList diags = diag_list_new(arena);
    Model *model = model_new(arena);
    SqlReader *reader = sql_reader_new(model, &diags);

    for (size_t i = 0; i < count; i++) {
        if (file_exists(paths[i]))
            sql_reader_read(reader, file_read(arena, paths[i], &diags), false);
    }
    sql_reader_finish(reader);
    if (diags.errors > 0)
        fail_msg("%s", support_diag_text(&diags));
    return model;
}

static void see_objects(const Model *model, bool *seen)
{
    for (size_t i = 0; i < model->objects.count; i++)
        seen[model->objects.items[i]->kind] = true;
}

static void see_case(Coverage *coverage, const char *name)
{
    Arena *arena = arena_new();
    const char *setup = arena_printf(arena, CASES "/%s/setup.sql", name);
    const char *old_path = arena_printf(arena, CASES "/%s/old.sql", name);
    const char *new_path = arena_printf(arena, CASES "/%s/new.sql", name);
    const Model *from, *to;
    DeltaVec deltas = {0};
    Pairs pairs;
    bool read[KIND_COUNT] = {false};
    bool planned[KIND_COUNT] = {false};

    /* A case that this build cannot read is not the only one of its kind. */
    if (support_wanted_server(support_read(old_path)) == SUPPORT_NO_SERVER) {
        arena_free(arena);
        return;
    }
    from = read_files(arena, (const char *[]){setup, old_path}, 2);
    to = read_files(arena, (const char *[]){setup, new_path}, 2);
    see_objects(from, read);
    see_objects(to, read);
    pairs = diff_pairs(arena, from, to);
    diff_models(arena, from, to, &pairs, &deltas);
    for (size_t i = 0; i < deltas.count; i++)
        planned[(deltas.items[i].to != NULL ? deltas.items[i].to : deltas.items[i].from)->kind] =
            true;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        coverage[kind].read = coverage[kind].read || read[kind];
        coverage[kind].planned = coverage[kind].planned || planned[kind];
    }
    arena_free(arena);
}

/* every_kind.sql gives each kind a word of its own, "covered_<kind>", which its documentation has to show. */
static void see_documents(Coverage *coverage)
{
    Arena *arena = test_arena();
    DiagList diags = diag_list_new(arena);
    Model *model = read_files(arena, (const char *[]){"tests/docs/every_kind.sql"}, 1);
    EmitOptions options = {.template_name = "markdown", .model_name = "every kind"};
    EmitFiles files = {0};
    bool seen[KIND_COUNT] = {false};

    see_objects(model, seen);
    if (!emit_render(arena, model, &options, &files, &diags))
        fail_msg("%s", support_diag_text(&diags));
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *word = arena_printf(arena, "covered_%s", kind_name((ObjectKind)kind));

        for (size_t i = 0; seen[kind] && i < files.list.count; i++)
            coverage[kind].documented =
                coverage[kind].documented || strstr(files.list.items[i].text, word) != NULL;
    }
}

static void append_attributes(Str *out, const Attribute *attributes)
{
    size_t compared = 0;
    size_t altered = 0;

    for (; attributes->name != NULL; attributes++) {
        compared += (attributes->flags & ATTRIBUTE_IGNORE) == 0;
        altered += (attributes->flags & (ATTRIBUTE_ALTER | ATTRIBUTE_IGNORE)) == ATTRIBUTE_ALTER;
    }
    if (compared == 0)
        str_text(out, "as a whole | ");
    else
        str_printf(out, "%zu, %zu in place | ", compared, altered);
}

static void append_answer(Str *out, bool answer)
{
    str_printf(out, "%s | ", answer ? "yes" : "no");
}

static void append_kind(Str *out, ObjectKind kind, const Coverage *coverage)
{
    const char *name = kind_name(kind);

    str_text(out, "| ");
    for (const char *c = name; *c != '\0'; c++)
        str_char(out, *c == '_' ? ' ' : *c);
    str_text(out, " | ");
    append_answer(out, coverage->read);
    append_attributes(out, kind_ops(kind)->attributes);
    append_answer(out, coverage->planned);
    append_answer(out, coverage->documented);
    append_answer(out, file_exists(arena_printf(out->arena, "tests/catalog/%s.sql", name)));
    append_answer(out, file_exists(arena_printf(out->arena, "tools/catalog/sql/%s.sql", name)));
    str_trim_end(out);
    str_char(out, '\n');
}

static void test_page_is_true(void **state)
{
    Coverage coverage[KIND_COUNT] = {{0}};
    DiagList diags = support_diags();
    TextVec cases = {0};
    Str page = str_new(diags.arena);

    (void)state;
    assert_true(file_list(diags.arena, CASES, &cases, &diags));
    for (size_t i = 0; i < cases.count; i++)
        see_case(coverage, cases.items[i]);
    see_documents(coverage);
    str_printf(
        &page,
        "# What is covered\n"
        "\n"
        "Made by `tests/docs/test_coverage.c` of what the program does, and checked by it; `make "
        "generated` writes it anew.\n"
        "\n"
        "- **read from SQL**: a round-trip case has such an object. A case runs both ways on a "
        "real "
        "server.\n"
        "- **compared**: the attributes that count as a difference, and how many of them the "
        "server can alter in place.\n"
        "- **planned**: in a round-trip case such an object is made, altered or dropped by a "
        "plan.\n"
        "- **documented**: the Markdown of `tests/docs/every_kind.sql` shows it.\n"
        "- **checked**: its attributes are compared with a server's catalog by `tests/catalog`, "
        "whose README tells why two kinds are not.\n"
        "- **catalog**: it can be read from a live database.\n"
        "\n"
        "| kind | read from SQL | compared | planned | documented | checked | catalog |\n"
        "|---|---|---|---|---|---|---|\n");
    for (int kind = 0; kind < KIND_COUNT; kind++)
        append_kind(&page, (ObjectKind)kind, &coverage[kind]);
    golden_check(PAGE, page.text);
}
