/* Writing a folder: only what differs, and only what is ours is removed. */
#include "emit/emit.h"
#include "support/support.h"

#include <unistd.h>

typedef struct Output {
    Arena *arena;
    const char *directory;
    EmitFiles files;
    EmitReport report;
    DiagList diags;
} Output;

static Output *output_new(void)
{
    Arena *arena = test_arena();
    Output *output = ARENA_NEW(arena, Output);

    output->arena = arena;
    output->directory = arena_printf(arena, "%s/out", support_directory());
    output->diags = diag_list_new(arena);
    return output;
}

static void add(Output *output, const char *path, const char *text)
{
    vec_push(output->arena, &output->files.list, (EmitFile){path, text, strlen(text)});
}

static bool write_all(Output *output)
{
    return emit_write(output->arena, &output->files, output->directory, false, &output->report,
                      &output->diags);
}

static const char *check_all(Output *output)
{
    Str text = str_new(output->arena);

    assert_true(emit_write(output->arena, &output->files, output->directory, true, &output->report,
                           &output->diags));
    for (size_t i = 0; i < output->report.differences.count; i++)
        str_printf(&text, "%s\n", output->report.differences.items[i]);
    return text.text;
}

static bool exists(const Output *output, const char *path)
{
    return file_exists(path_join(output->arena, output->directory, path));
}

static void test_only_differences_are_written(void **state)
{
    Output *output = output_new();

    (void)state;
    add(output, "a.md", "one\n");
    add(output, "sub/b.md", "two\n");
    assert_true(write_all(output));
    assert_int_equal(output->report.written, 2);
    assert_text(support_read(path_join(output->arena, output->directory, "sub/b.md")), "two\n");
    assert_true(write_all(output));
    assert_int_equal(output->report.written, 0);
    assert_int_equal(output->report.unchanged, 2);
    output->files.list.items[0].text = "ONE\n";
    assert_true(write_all(output));
    assert_int_equal(output->report.written, 1);
    assert_int_equal(output->report.removed, 0);
}

static void test_stale_files_are_removed(void **state)
{
    Output *output = output_new();

    (void)state;
    add(output, "a.md", "one\n");
    add(output, "deep/er/b.md", "two\n");
    assert_true(write_all(output));
    support_file(output->directory, "mine.md", "not generated\n");
    output->files.list.count = 1;
    assert_text(check_all(output), "deep/er/b.md: is no longer generated\n");
    assert_true(write_all(output));
    assert_int_equal(output->report.removed, 1);
    assert_false(exists(output, "deep"));
    assert_true(exists(output, "mine.md"));
    assert_true(exists(output, "a.md"));
    assert_text(check_all(output), "");
}

static void test_check_touches_nothing(void **state)
{
    Output *output = output_new();

    (void)state;
    add(output, "a.md", "one\n");
    add(output, "b.md", "two\n");
    assert_text(check_all(output), "a.md: is missing\nb.md: is missing\n");
    assert_false(file_exists(output->directory));
    assert_true(write_all(output));
    assert_text(check_all(output), "");
    support_file(output->directory, "b.md", "edited\n");
    assert_text(check_all(output), "b.md: is out of date\n");
    assert_text(support_read(path_join(output->arena, output->directory, "b.md")), "edited\n");
}

static void test_the_manifest_is_checked_too(void **state)
{
    Output *output = output_new();

    (void)state;
    add(output, "a.md", "one\n");
    assert_true(write_all(output));
    assert_text(support_read(path_join(output->arena, output->directory, EMIT_MANIFEST)),
                "# Files that schemac generated in this folder. It removes those that it no longer "
                "makes.\na.md\n");
    unlink(path_join(output->arena, output->directory, EMIT_MANIFEST));
    assert_text(check_all(output), ".schemac-manifest: is missing\n");
}

static void test_a_forged_manifest_removes_nothing_outside(void **state)
{
    Output *output = output_new();
    const char *parent = path_directory(output->arena, output->directory);

    (void)state;
    support_file(parent, "precious", "keep me\n");
    support_file(
        output->directory, EMIT_MANIFEST,
        arena_printf(output->arena, "../precious\n%s/precious\na/../../precious\n", parent));
    add(output, "a.md", "one\n");
    assert_true(write_all(output));
    assert_true(file_exists(path_join(output->arena, parent, "precious")));
}

static void test_a_file_becomes_a_folder(void **state)
{
    Output *output = output_new();

    (void)state;
    add(output, "a", "one\n");
    assert_true(write_all(output));
    output->files.list.items[0].path = "a/b";
    assert_true(write_all(output));
    assert_true(exists(output, "a/b"));
    output->files.list.items[0].path = "a";
    assert_true(write_all(output));
    assert_text(support_read(path_join(output->arena, output->directory, "a")), "one\n");
}

static void test_a_failure_keeps_the_manifest_complete(void **state)
{
    Output *output = output_new();
    const char *manifest = path_join(output->arena, output->directory, EMIT_MANIFEST);

    (void)state;
    add(output, "a.md", "one\n");
    assert_true(write_all(output));
    support_file(output->directory, "b.md/x", "a folder where a file should go\n");
    add(output, "b.md", "two\n");
    assert_false(write_all(output));
    assert_true(output->diags.errors > 0);
    assert_non_null(strstr(support_read(manifest), "\na.md\nb.md\n"));
    unlink(path_join(output->arena, output->directory, "b.md/x"));
    rmdir(path_join(output->arena, output->directory, "b.md"));
    assert_true(write_all(output));
    assert_text(check_all(output), "");
}

static void test_an_unusable_folder_is_an_error(void **state)
{
    Output *output = output_new();

    (void)state;
    support_file(path_directory(output->arena, output->directory), "out", "a file\n");
    add(output, "a.md", "one\n");
    assert_false(write_all(output));
    assert_int_equal(output->diags.errors, 1);
}

static void test_unsafe_paths(void **state)
{
    (void)state;
    assert_true(emit_path_is_safe("a"));
    assert_true(emit_path_is_safe("a/b.c/..d"));
    assert_false(emit_path_is_safe(""));
    assert_false(emit_path_is_safe("/a"));
    assert_false(emit_path_is_safe("a/../b"));
    assert_false(emit_path_is_safe(EMIT_MANIFEST));
}
