#include "support/support.h"

#include <pg_query.h>

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#define SHOWN_TEXT_LIMIT 2000

/* What is released at the end. Tests are the one place with global state: cmocka calls them without a context. */
static VEC(Arena *) arenas;
static TextVec directories;
static Arena *registry;
static pid_t owner;

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)type;
    (void)walk;
    return remove(path);
}

/* A folder that a test made read-only must not survive it. */
static int make_writable(const char *path, const struct stat *status, int type, struct FTW *walk)
{
    (void)status;
    (void)walk;
    if (type == FTW_D || type == FTW_DNR)
        chmod(path, 0700);
    return 0;
}

static void release_all(void)
{
    /* A child that a test forked leaves its parent's things alone. */
    if (getpid() != owner)
        return;
    for (size_t i = 0; i < directories.count; i++) {
        nftw(directories.items[i], make_writable, 16, FTW_PHYS);
        nftw(directories.items[i], remove_entry, 16, FTW_PHYS | FTW_DEPTH);
    }
    for (size_t i = 0; i < arenas.count; i++)
        arena_free(arenas.items[i]);
    arena_free(registry);
    registry = NULL;
}

static Arena *support_registry(void)
{
    if (registry == NULL) {
        registry = arena_new();
        owner = getpid();
        atexit(release_all);
    }
    return registry;
}

Arena *test_arena(void)
{
    Arena *arena = arena_new();

    vec_push(support_registry(), &arenas, arena);
    return arena;
}

DiagList support_diags(void)
{
    return diag_list_new(test_arena());
}

const char *support_diag_text(const DiagList *diags)
{
    Str text = str_new(diags->arena);

    for (size_t i = 0; i < diags->diags.count; i++)
        diag_format(&text, diags->diags.items[i], false);
    return text.text;
}

Source *support_source(const char *name, const char *text)
{
    return source_new(support_registry(), name, text, strlen(text));
}

const char *support_directory(void)
{
    const char *parent = getenv("TMPDIR");
    char *path = arena_printf(support_registry(), "%s/schemac-test-XXXXXX",
                              parent != NULL && parent[0] == '/' ? parent : "/tmp");

    if (mkdtemp(path) == NULL)
        fail_msg("cannot make a temporary folder %s", path);
    vec_push(support_registry(), &directories, path);
    return path;
}

const char *support_file(const char *directory, const char *name, const char *text)
{
    DiagList diags = support_diags();
    const char *path = path_join(diags.arena, directory, name);

    if (file_write_if_changed(path, text, strlen(text), &diags) == FILE_WRITE_FAILED)
        fail_msg("%s", support_diag_text(&diags));
    return path;
}

const char *support_read(const char *path)
{
    DiagList diags = support_diags();
    Source *source = file_read(diags.arena, path, &diags);

    if (source == NULL)
        fail_msg("%s", support_diag_text(&diags));
    return source->text;
}

/* Where the first line that differs starts, and its number. */
static size_t first_difference(const char *actual, const char *expected, size_t *line)
{
    size_t line_start = 0;

    *line = 1;
    for (size_t i = 0; actual[i] == expected[i] && actual[i] != '\0'; i++) {
        if (actual[i] == '\n') {
            line_start = i + 1;
            (*line)++;
        }
    }
    return line_start;
}

static const char *one_line(Arena *arena, const char *text)
{
    return arena_strndup(arena, text, strcspn(text, "\n"));
}

/* Prints what differs, on stderr like cmocka's own messages. */
static void print_difference(const char *actual, const char *expected, const char *expected_name)
{
    Arena *arena = arena_new();
    size_t line;
    size_t start = first_difference(actual, expected, &line);

    fprintf(stderr, "line %zu differs\n  %s: %s\n  actual: %s\n", line, expected_name,
            one_line(arena, expected + start), one_line(arena, actual + start));
    if (strlen(actual) < SHOWN_TEXT_LIMIT)
        fprintf(stderr, "---- all of actual ----\n%s\n---- end ----\n", actual);
    arena_free(arena);
}

int support_wanted_server(const char *text)
{
    static const char server[] = "-- @server ", parser[] = " @parser ";
    char *rest;
    long wanted;

    if (strncmp(text, server, strlen(server)) != 0)
        return 0;
    wanted = strtol(text + strlen(server), &rest, 10);
    if (strncmp(rest, parser, strlen(parser)) == 0 &&
        strtol(rest + strlen(parser), NULL, 10) > PG_VERSION_NUM / 10000)
        return SUPPORT_NO_SERVER;
    return (int)wanted;
}

void support_compare_text(const char *actual, const char *expected, const char *file, int line)
{
    if (text_equal(actual, expected))
        return;
    if (actual != NULL && expected != NULL)
        print_difference(actual, expected, "expected");
    else
        fprintf(stderr, "expected: %s\nactual: %s\n", expected == NULL ? "NULL" : expected,
                actual == NULL ? "NULL" : actual);
    _fail(file, line);
}

void support_golden_check(const char *path, const char *actual, const char *file, int line)
{
    const char *bless = getenv("BLESS");
    const char *expected;

    if (bless != NULL && strcmp(bless, "1") == 0) {
        DiagList diags = support_diags();
        FileWriteResult result = file_write_if_changed(path, actual, strlen(actual), &diags);

        if (result == FILE_WRITE_FAILED)
            fail_msg("%s", support_diag_text(&diags));
        if (result == FILE_WRITTEN)
            fprintf(stderr, "blessed %s\n", path);
        return;
    }
    if (!file_exists(path)) {
        fprintf(stderr, "there is no %s; run the test with BLESS=1 to write it\n", path);
        _fail(file, line);
    }
    expected = support_read(path);
    if (strcmp(actual, expected) == 0)
        return;
    fprintf(stderr, "%s is not what came out (BLESS=1 accepts it): ", path);
    print_difference(actual, expected, "golden");
    _fail(file, line);
}
