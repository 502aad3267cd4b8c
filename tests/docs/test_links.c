/* Every link of the documentation leads to a page, an anchor or a file that is there, and every row of a table has as many
 * cells as its header: in what is made of every kind of object, of names that try to break out, and of the example
 * systems. */
#include "emit/emit.h"
#include "emit/fixture.h"
#include "sqlread/sqlread.h"

typedef struct Page {
    const char *directory;
    const char *path;
    const char *text;
    size_t links;
} Page;

/* What stands behind a code span, or an escaped character, that begins here; `here` itself when none does. */
static const char *skip_literal(const char *here)
{
    if (*here == '\\' && here[1] != '\0')
        return here + 2;
    if (*here == '`') {
        size_t ticks = strspn(here, "`");
        const char *end = here + ticks;

        while (*end != '\0') {
            size_t run = strspn(end, "`");

            if (run == ticks)
                return end + run;
            end += run > 0 ? run : strcspn(end, "`");
        }
    }
    return here;
}

static bool has_anchor(const char *text, const char *anchor)
{
    Arena *arena = test_arena();

    if (strstr(text, arena_printf(arena, "<a id=\"%s\"></a>", anchor)) != NULL)
        return true;
    for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
        const char *title = line += *line == '\n';

        title += strspn(title, "#");
        if (title > line && *title == ' ' && strncasecmp(title + 1, anchor, strlen(anchor)) == 0 &&
            title[1 + strlen(anchor)] == '\n')
            return true;
    }
    return false;
}

static void check_link(Page *page, const char *target)
{
    Arena *arena = test_arena();
    size_t length = strcspn(target, "#");
    const char *file = arena_strndup(arena, target, length);
    const char *anchor = target[length] == '#' ? target + length + 1 : NULL;
    const char *slash = strrchr(page->path, '/');
    const char *folder =
        slash == NULL ? "" : arena_strndup(arena, page->path, (size_t)(slash - page->path) + 1);
    const char *found = length == 0 ? page->path : arena_printf(arena, "%s%s", folder, file);
    const char *path = arena_printf(arena, "%s/%s", page->directory, found);

    page->links++;
    if (!file_exists(path))
        fail_msg("%s/%s: there is no %s", page->directory, page->path, target);
    if (anchor != NULL && strstr(file, ".sql") == NULL && !has_anchor(support_read(path), anchor))
        fail_msg("%s/%s: there is no anchor %s", page->directory, page->path, target);
}

/* How many cells a row of a table has; 0 for any other line. A `|` in code separates cells as any other. */
static size_t count_cells(const char *line)
{
    size_t count = 0;

    for (const char *c = line; *line == '|' && *c != '\0'; c++) {
        if (*c == '\\' && c[1] != '\0')
            c++;
        else
            count += *c == '|';
    }
    return count;
}

static void check_page(Page *page)
{
    size_t fence = 0;
    size_t cells = 0;

    for (const char *line = page->text; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        size_t ticks = strspn(line, "`");
        const char *text = arena_strndup(test_arena(), line, length);
        size_t row = fence == 0 ? count_cells(text) : 0;

        if (row > 0 && cells > 0 && row != cells)
            fail_msg("%s/%s: a row with %zu cells where %zu are due: %s", page->directory,
                     page->path, row - 1, cells - 1, text);
        cells = row;
        if (fence > 0) {
            fence = ticks >= fence && ticks == length ? 0 : fence;
        } else if (ticks >= 3) {
            fence = ticks;
        } else {
            for (const char *here = text; *here != '\0';) {
                const char *next = skip_literal(here);

                if (next == here && strncmp(here, "](", 2) == 0) {
                    next = here + 2 + strcspn(here + 2, ")");
                    check_link(page,
                               arena_strndup(test_arena(), here + 2, (size_t)(next - here) - 2));
                }
                here = next == here ? here + 1 : next;
            }
        }
        line += length + (line[length] == '\n');
    }
}

/* All pages of a folder that a run made. */
static size_t check_tree(const char *directory)
{
    Arena *arena = test_arena();
    size_t links = 0;

    for (const char *line = support_read(arena_printf(arena, "%s/" EMIT_MANIFEST, directory));
         *line != '\0';) {
        size_t length = strcspn(line, "\n");
        const char *path = arena_strndup(arena, line, length);

        if (length > 3 && strcmp(path + length - 3, ".md") == 0) {
            Page page = {directory, path,
                         support_read(arena_printf(arena, "%s/%s", directory, path)), 0};

            check_page(&page);
            links += page.links;
        }
        line += length + (line[length] == '\n');
    }
    return links;
}

static size_t check_model(const Model *model, const OptionVec *values)
{
    Arena *arena = test_arena();
    DiagList diags = diag_list_new(arena);
    const char *directory = support_directory();
    EmitOptions options = {.template_name = "markdown", .options = values, .model_name = "links"};
    EmitFiles files = {0};
    EmitReport report = {0};

    if (!emit_render(arena, model, &options, &files, &diags) ||
        !emit_write(arena, &files, directory, false, &report, &diags))
        fail_msg("%s", support_diag_text(&diags));
    return check_tree(directory);
}

static void test_every_kind(void **state)
{
    DiagList diags = support_diags();
    Model *model = model_new(test_arena());
    SqlReader *reader = sql_reader_new(model, &diags);

    (void)state;
    sql_reader_read(reader, file_read(test_arena(), "tests/docs/every_kind.sql", &diags), false);
    sql_reader_finish(reader);
    assert_int_equal(diags.errors, 0);
    assert_true(check_model(model, NULL) > 50);
}

/* Names and comments of the kinds that the fixture does not have. */
static const char HOSTILE_SQL[] =
    "CREATE SCHEMA \"s|`x\";\n"
    "CREATE DOMAIN \"s|`x\".\"d|`](y)\" AS text DEFAULT 'a|b' CONSTRAINT \"c|`\" CHECK (VALUE <> "
    "'a|b`c');\n"
    "COMMENT ON CONSTRAINT \"c|`\" ON DOMAIN \"s|`x\".\"d|`](y)\" IS E'a | b\\nc ` [x](y)';\n"
    "CREATE TYPE \"s|`x\".\"t|`\" AS (\"a|`\" text, \"b\nc\" \"s|`x\".\"d|`](y)\");\n"
    "COMMENT ON COLUMN \"s|`x\".\"t|`\".\"a|`\" IS E'a | b\\n| c |';\n"
    "CREATE FUNCTION \"s|`x\".\"f|`\"(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT "
    "$1';\n"
    "CREATE OPERATOR \"s|`x\".||| (LEFTARG = text, RIGHTARG = text, FUNCTION = "
    "\"s|`x\".\"f|`\");\n"
    "COMMENT ON OPERATOR \"s|`x\".||| (text, text) IS E'a | b\\n';\n"
    "CREATE AGGREGATE \"s|`x\".\"g|`\"(text) (SFUNC = \"s|`x\".\"f|`\", STYPE = text, INITCOND = "
    "'a|`b');\n"
    "CREATE COLLATION \"s|`x\".\"l|`\" (PROVIDER = icu, LOCALE = 'de');\n"
    "CREATE TEXT SEARCH DICTIONARY \"s|`x\".\"w|`\" (TEMPLATE = simple, STOPWORDS = 'a|`b');\n"
    "CREATE TEXT SEARCH CONFIGURATION \"s|`x\".\"u|`\" (PARSER = \"default\");\n"
    "ALTER TEXT SEARCH CONFIGURATION \"s|`x\".\"u|`\" ADD MAPPING FOR word WITH "
    "\"s|`x\".\"w|`\";\n"
    "CREATE TABLE \"s|`x\".\"r|`\" (\"i|`\" int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME "
    "\"s|`x\".\"q|`\"), k text CHECK (k IN ('a|b', '`')), CONSTRAINT \"e|`\" EXCLUDE USING gist (k "
    "WITH =) WHERE (k <> 'a|b'));\n"
    "SECURITY LABEL FOR \"p|`\" ON TABLE \"s|`x\".\"r|`\" IS E'a|b`\\nc';\n";

static void test_hostile_names_of_every_kind(void **state)
{
    DiagList diags = support_diags();
    Model *model = model_new(test_arena());
    SqlReader *reader = sql_reader_new(model, &diags);

    (void)state;
    sql_reader_read(reader, support_source("we|rd `x`.sql", HOSTILE_SQL), false);
    sql_reader_finish(reader);
    if (diags.errors > 0)
        fail_msg("%s", support_diag_text(&diags));
    assert_true(check_model(model, NULL) > 20);
}

static void test_hostile_names(void **state)
{
    Model *model = fixture_model();
    OptionVec values = {0};

    (void)state;
    assert_true(check_model(model, NULL) > 20);
    vec_push(model->arena, &values, ((Option){.name = "external", .value = "true"}));
    assert_true(check_model(model, &values) > 20);
}

static void test_example_systems(void **state)
{
    DiagList diags = support_diags();
    TextVec systems = {0};

    (void)state;
    assert_true(file_list(diags.arena, "generated", &systems, &diags));
    assert_true(systems.count >= 5);
    for (size_t i = 0; i < systems.count; i++)
        assert_true(check_tree(arena_printf(diags.arena, "generated/%s/docs", systems.items[i])) >
                    100);
}
