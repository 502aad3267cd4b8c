/* Every link of the documentation leads to a page, an anchor or a file that is there: in what is made of every kind of
 * object, of names that try to break out, and of the example systems. */
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

static void check_page(Page *page)
{
    size_t fence = 0;

    for (const char *line = page->text; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        size_t ticks = strspn(line, "`");
        const char *text = arena_strndup(test_arena(), line, length);

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

static void test_hostile_names(void **state)
{
    Model *model = fixture_model();
    OptionVec values = {0};

    (void)state;
    assert_true(check_model(model, NULL) > 20);
    vec_push(model->arena, &values, (Option){"external", "true"});
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
