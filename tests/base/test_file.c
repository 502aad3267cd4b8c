#include "support/support.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Root may do anything, so that the tests of permissions run as somebody else. */
static void drop_rights(void)
{
    if (getuid() == 0)
        assert_int_equal(seteuid(65534), 0);
}

static void regain_rights(void)
{
    if (getuid() == 0)
        assert_int_equal(seteuid(0), 0);
}

/* The names in a folder, hidden ones too, with commas. */
static const char *listing(const char *directory)
{
    DiagList diags = support_diags();
    TextVec names = {0};
    Str text = str_new(diags.arena);

    if (!file_list(diags.arena, directory, &names, &diags))
        return support_diag_text(&diags);
    for (size_t i = 0; i < names.count; i++)
        str_printf(&text, "%s%s", i > 0 ? "," : "", names.items[i]);
    return text.text;
}

static const char *walking(const char *directory)
{
    DiagList diags = support_diags();
    TextVec paths = {0};
    Str text = str_new(diags.arena);

    if (!file_walk(diags.arena, directory, &paths, &diags))
        return support_diag_text(&diags);
    for (size_t i = 0; i < paths.count; i++)
        str_printf(&text, "%s%s", i > 0 ? "," : "", paths.items[i]);
    return text.text;
}

/* What writing "text" to a path says. */
static const char *write_message(const char *path)
{
    DiagList diags = support_diags();

    assert_int_equal(file_write_if_changed(path, "text", 4, &diags), FILE_WRITE_FAILED);
    return support_diag_text(&diags);
}

static const char *read_message(const char *path)
{
    DiagList diags = support_diags();

    assert_null(file_read(diags.arena, path, &diags));
    assert_int_equal(diags.errors, 1);
    return support_diag_text(&diags);
}

static const char *in(const char *directory, const char *name)
{
    return path_join(test_arena(), directory, name);
}

/* `text` with each %s replaced by the path. */
static const char *with_path(const char *format, const char *path)
{
    Str text = str_new(test_arena());
    const char *rest = format;

    for (const char *hole; (hole = strstr(rest, "%s")) != NULL; rest = hole + 2) {
        str_bytes(&text, rest, (size_t)(hole - rest));
        str_text(&text, path);
    }
    str_text(&text, rest);
    return text.text;
}

/* ---- reading ---- */

static void test_read(void **state)
{
    DiagList diags = support_diags();
    const char *path = support_file(support_directory(), "a.sql", "select 1;\n");
    Source *source = file_read(diags.arena, path, &diags);

    (void)state;
    assert_non_null(source);
    assert_text(source->name, path);
    assert_text(source->text, "select 1;\n");
    assert_int_equal(source->length, 10);
    assert_int_equal(diags.diags.count, 0);
}

static void test_read_empty(void **state)
{
    DiagList diags = support_diags();
    Source *source = file_read(diags.arena, support_file(support_directory(), "a.sql", ""), &diags);

    (void)state;
    assert_non_null(source);
    assert_int_equal(source->length, 0);
    assert_text(source->text, "");
}

static void test_read_keeps_every_byte(void **state)
{
    DiagList diags = support_diags();
    const char *path = in(support_directory(), "a.sql");
    Source *source;

    (void)state;
    assert_int_equal(file_write_if_changed(path, "a\0b\r\n\xFF", 6, &diags), FILE_WRITTEN);
    source = file_read(diags.arena, path, &diags);
    assert_non_null(source);
    assert_int_equal(source->length, 6);
    assert_memory_equal(source->text, "a\0b\r\n\xFF", 7);
}

static void test_read_of_unknown_size(void **state)
{
    DiagList diags = support_diags();
    const char *path = in(support_directory(), "pipe");
    Source *source;
    int status;
    pid_t child;

    (void)state;
    /* A pipe tells no size beforehand; the text is longer than one chunk. */
    assert_int_equal(mkfifo(path, 0600), 0);
    child = fork();
    if (child == 0) {
        FILE *stream = fopen(path, "w");

        for (int i = 0; i < 100000; i++)
            fputs("abc\n", stream);
        fclose(stream);
        _exit(0);
    }
    source = file_read(diags.arena, path, &diags);
    waitpid(child, &status, 0);
    assert_non_null(source);
    assert_int_equal(source->length, 400000);
    assert_int_equal(source->line_count, 100001);
    assert_text(source->text + 399996, "abc\n");
}

static void test_read_standard_input(void **state)
{
    DiagList diags = support_diags();
    int saved = dup(STDIN_FILENO);
    int file = open(support_file(support_directory(), "in", "select 2;"), O_RDONLY);
    Source *source;

    (void)state;
    dup2(file, STDIN_FILENO);
    close(file);
    source = file_read(diags.arena, "-", &diags);
    dup2(saved, STDIN_FILENO);
    close(saved);
    assert_non_null(source);
    assert_text(source->name, "<stdin>");
    assert_text(source->text, "select 2;");
}

static void test_read_errors(void **state)
{
    const char *directory = support_directory();

    (void)state;
    assert_text(read_message("no/such.sql"),
                "error: cannot read \"no/such.sql\": No such file or directory\n"
                "  hint: check the spelling; a relative path starts at the current folder\n");
    assert_text(read_message(directory), with_path("error: cannot read \"%s\": Is a directory\n"
                                                   "  hint: name a file, not a folder\n",
                                                   directory));
    assert_text(read_message(""),
                "error: cannot read \"\": No such file or directory\n"
                "  hint: check the spelling; a relative path starts at the current folder\n");
}

static void test_read_without_permission(void **state)
{
    const char *path = support_file(support_directory(), "a.sql", "x");
    const char *message;

    (void)state;
    chmod(path, 0);
    drop_rights();
    message = read_message(path);
    regain_rights();
    assert_text(message,
                with_path("error: cannot read \"%s\": Permission denied\n"
                          "  hint: check the permissions of the path and of the folders above it\n",
                          path));
}

static void test_read_of_a_huge_file(void **state)
{
    const char *path = support_file(support_directory(), "dump.sql", "x");

    (void)state;
    /* A hole: the file has the size, but takes no room. */
    assert_int_equal(truncate(path, ((off_t)1 << 30) + 1), 0);
    assert_text(
        read_message(path),
        with_path("error: cannot read \"%s\": it is larger than 1 GiB\n"
                  "  hint: schemac reads schemas, not data: dump with `pg_dump --schema-only`\n",
                  path));
}

/* ---- writing ---- */

static void test_write_new_changed_unchanged(void **state)
{
    DiagList diags = support_diags();
    const char *directory = support_directory();
    const char *path = in(directory, "a/b/c.md");
    struct stat before, after;

    (void)state;
    assert_int_equal(file_write_if_changed(path, "one", 3, &diags), FILE_WRITTEN);
    assert_text(support_read(path), "one");
    assert_int_equal(stat(path, &before), 0);
    assert_int_equal(file_write_if_changed(path, "one", 3, &diags), FILE_UNCHANGED);
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(file_write_if_changed(path, "two", 3, &diags), FILE_WRITTEN);
    assert_text(support_read(path), "two");
    assert_int_equal(file_write_if_changed(path, "", 0, &diags), FILE_WRITTEN);
    assert_int_equal(file_write_if_changed(path, "", 0, &diags), FILE_UNCHANGED);
    assert_text(listing(in(directory, "a/b")), "c.md");
    assert_int_equal(diags.diags.count, 0);
}

static void test_write_honours_the_umask(void **state)
{
    DiagList diags = support_diags();
    const char *path = in(support_directory(), "a");
    mode_t former = umask(027);
    struct stat status;

    (void)state;
    assert_int_equal(file_write_if_changed(path, "x", 1, &diags), FILE_WRITTEN);
    umask(former);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
}

static void test_write_through_a_link(void **state)
{
    DiagList diags = support_diags();
    const char *directory = support_directory();
    const char *real = support_file(directory, "real", "one");
    const char *path = in(directory, "link");
    struct stat status;

    (void)state;
    assert_int_equal(symlink("real", path), 0);
    assert_int_equal(file_write_if_changed(path, "two", 3, &diags), FILE_WRITTEN);
    assert_text(support_read(real), "two");
    assert_int_equal(lstat(path, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
}

static void test_write_to_a_device(void **state)
{
    DiagList diags = support_diags();
    struct stat status;

    (void)state;
    assert_int_equal(file_write_if_changed("/dev/null", "x", 1, &diags), FILE_WRITTEN);
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void test_write_to_a_full_device(void **state)
{
    (void)state;
    if (!file_exists("/dev/full"))
        skip();
    assert_text(write_message("/dev/full"),
                "error: cannot write \"/dev/full\": No space left on device\n"
                "  hint: make room on the disk and run the command again\n");
}

static void test_write_errors(void **state)
{
    const char *directory = support_directory();
    const char *file = support_file(directory, "file", "x");

    (void)state;
    assert_text(write_message(directory), with_path("error: cannot write \"%s\": Is a directory\n"
                                                    "  hint: name a file, not a folder\n",
                                                    directory));
    assert_text(write_message(in(file, "a")),
                with_path("error: cannot create the folder \"%s\": Not a directory\n"
                          "  hint: a part of the path is a file, not a folder\n",
                          file));
    assert_text(support_read(file), "x");
}

static void test_write_without_permission(void **state)
{
    const char *directory = support_directory();
    const char *path = support_file(directory, "a", "former");
    const char *message;

    (void)state;
    chmod(directory, 0555);
    drop_rights();
    message = write_message(path);
    regain_rights();
    assert_text(message,
                with_path("error: cannot write \"%s\": Permission denied\n"
                          "  detail: the former file was left as it was\n"
                          "  hint: check the permissions of the path and of the folders above it\n",
                          path));
    assert_text(support_read(path), "former");
    assert_text(listing(directory), "a");
}

/* A limit on the size of files breaks the write in the middle. */
static void test_write_that_breaks_off(void **state)
{
    const char *directory = support_directory();
    const char *path = support_file(directory, "a", "former");
    int status;
    pid_t child = fork();

    (void)state;
    if (child == 0) {
        struct rlimit limit = {.rlim_cur = 4096, .rlim_max = 4096};
        DiagList diags = support_diags();
        char *text = arena_alloc(diags.arena, 10000);

        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
        if (file_write_if_changed(path, text, 10000, &diags) != FILE_WRITE_FAILED)
            _exit(1);
        _exit(strstr(support_diag_text(&diags), ": File too large\n") != NULL ? 0 : 2);
    }
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
    assert_text(support_read(path), "former");
    assert_text(listing(directory), "a");
}

/* ---- comparing, folders ---- */

static void test_has_content(void **state)
{
    const char *directory = support_directory();
    const char *path = support_file(directory, "a", "abc");
    Str large = str_new(test_arena());

    (void)state;
    assert_true(file_has_content(path, "abc", 3));
    assert_false(file_has_content(path, "abd", 3));
    assert_false(file_has_content(path, "ab", 2));
    assert_false(file_has_content(path, "abcd", 4));
    assert_false(file_has_content(in(directory, "b"), "", 0));
    assert_false(file_has_content(directory, "", 0));
    str_repeat(&large, 'x', 100000);
    path = support_file(directory, "large", large.text);
    assert_true(file_has_content(path, large.text, large.length));
    large.text[99999] = 'y';
    assert_false(file_has_content(path, large.text, large.length));
}

static void test_kinds_of_paths(void **state)
{
    const char *directory = support_directory();
    const char *path = support_file(directory, "a", "");

    (void)state;
    assert_true(file_is_directory(directory));
    assert_false(file_is_directory(path));
    assert_false(file_is_directory(in(directory, "b")));
    assert_true(file_exists(path));
    assert_true(file_exists(directory));
    assert_false(file_exists(in(directory, "b")));
}

static void test_make_directories(void **state)
{
    DiagList diags = support_diags();
    const char *directory = support_directory();

    (void)state;
    assert_true(file_make_directories(in(directory, "a//b/c/"), &diags));
    assert_true(file_is_directory(in(directory, "a/b/c")));
    assert_true(file_make_directories(in(directory, "a/b"), &diags));
    assert_true(file_make_directories("/", &diags));
    assert_true(file_make_directories(".", &diags));
    assert_int_equal(diags.diags.count, 0);
    assert_false(file_make_directories("/proc/no/such", &diags));
    assert_int_equal(diags.errors, 1);
}

static void test_list(void **state)
{
    const char *directory = support_directory();

    (void)state;
    assert_text(listing(directory), "");
    support_file(directory, "b.sql", "");
    support_file(directory, "B.sql", "");
    support_file(directory, ".hidden", "");
    support_file(directory, "sub/x", "");
    support_file(directory, "10", "");
    support_file(directory, "9", "");
    assert_text(listing(directory), ".hidden,10,9,B.sql,b.sql,sub");
    assert_text(
        listing(in(directory, "none")),
        with_path("error: cannot read the folder \"%s\": No such file or directory\n"
                  "  hint: check the spelling; a relative path starts at the current folder\n",
                  in(directory, "none")));
    assert_text(listing(in(directory, "9")),
                with_path("error: cannot read the folder \"%s\": Not a directory\n"
                          "  hint: name a folder, not a file\n",
                          in(directory, "9")));
}

static void test_list_appends(void **state)
{
    DiagList diags = support_diags();
    const char *directory = support_directory();
    TextVec names = {0};

    (void)state;
    support_file(directory, "a", "");
    vec_push(diags.arena, &names, "z");
    assert_true(file_list(diags.arena, directory, &names, &diags));
    assert_int_equal(names.count, 2);
    assert_text(names.items[0], "z");
    assert_text(names.items[1], "a");
}

static void test_walk(void **state)
{
    const char *directory = support_directory();

    (void)state;
    support_file(directory, "b/2.sql", "");
    support_file(directory, "b/a/1.sql", "");
    support_file(directory, "b.sql", "");
    support_file(directory, "a", "");
    assert_int_equal(mkfifo(in(directory, "pipe"), 0600), 0);
    /* Links are followed, also to folders; a circle ends, and a link to nothing is listed. */
    assert_int_equal(symlink("../b", in(directory, "b/circle")), 0);
    assert_int_equal(symlink("b/a", in(directory, "c")), 0);
    assert_int_equal(symlink("nowhere", in(directory, "d")), 0);
    assert_int_equal(symlink("nowhere", in(directory, ".#lock")), 0);
    assert_text(walking(directory), "a,b.sql,b/2.sql,b/a/1.sql,c/1.sql,d");
    assert_text(
        walking(in(directory, "none")),
        with_path("error: cannot read the folder \"%s\": No such file or directory\n"
                  "  hint: check the spelling; a relative path starts at the current folder\n",
                  in(directory, "none")));
}

/* ---- paths ---- */

static void test_path_join(void **state)
{
    (void)state;
    assert_text(in("a", "b"), "a/b");
    assert_text(in("a/", "b"), "a/b");
    assert_text(in("/", "b"), "/b");
    assert_text(in(".", "b"), "b");
    assert_text(in("", "b"), "b");
    assert_text(in("a", "/b"), "/b");
    assert_text(in("a", "."), "a");
    assert_text(in("a", ""), "a");
    assert_text(in("a", "./b"), "a/b");
    assert_text(in("a", "../b"), "a/../b");
    assert_text(in(".", "."), ".");
}

static void test_path_parts(void **state)
{
    Arena *arena = test_arena();

    (void)state;
    assert_text(path_directory(arena, "a/b/c.sql"), "a/b");
    assert_text(path_directory(arena, "c.sql"), ".");
    assert_text(path_directory(arena, "/c.sql"), "/");
    assert_text(path_directory(arena, "a//c.sql"), "a");
    assert_text(path_base("a/b/c.sql"), "c.sql");
    assert_text(path_base("c.sql"), "c.sql");
    assert_text(path_base("a/"), "");
    assert_true(text_ends_with("a.sql", ".sql"));
    assert_false(text_ends_with("sql", ".sql"));
    assert_true(text_ends_with("a", ""));
}

static void test_stream_write(void **state)
{
    const char *path = in(support_directory(), "out");
    FILE *stream = fopen(path, "w");

    (void)state;
    assert_true(stream_write(stream, "a\0b", 3));
    assert_true(stream_write(stream, "", 0));
    fclose(stream);
    assert_true(file_has_content(path, "a\0b", 3));
    stream = fopen(path, "r");
    assert_false(stream_write(stream, "x", 1));
    fclose(stream);
    if (!file_exists("/dev/full"))
        skip();
    stream = fopen("/dev/full", "w");
    assert_false(stream_write(stream, "x", 1));
    fclose(stream);
}
