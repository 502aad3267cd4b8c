#include "migrate/files.h"

#include "migrate/migrate.h"
#include "support/support.h"

#include <time.h>

static MigrationFileVec find(const char *folder, DiagList *diags, bool expected)
{
    MigrationFileVec files = {0};

    assert_int_equal(migrations_find(test_arena(), folder, &files, diags), expected);
    return files;
}

static MigrationFile *load_text(const char *text)
{
    MigrationFile *file = ARENA_NEW(test_arena(), MigrationFile);

    file->path = "1_x.sql";
    file->version = "1";
    file->name = "x";
    file->source = support_source("1_x.sql", text);
    migration_split(test_arena(), file);
    file->checksum =
        statements_checksum(test_arena(), file->source, &file->statements, file->statements.count);
    return file;
}

static const char *problems_of(const char *text)
{
    return support_diag_text(&load_text(text)->problems);
}

/* "2 1o 1": statements of each segment, o for outside of a transaction. */
static const char *segments_of(const char *text)
{
    MigrationFile *file = load_text(text);
    Str out = str_new(test_arena());

    if (file->problems.errors > 0)
        fail_msg("%s", support_diag_text(&file->problems));
    for (size_t i = 0; i < file->segments.count; i++)
        str_printf(&out, "%s%zu%s", i > 0 ? " " : "", file->segments.items[i].count,
                   file->segments.items[i].outside ? "o" : "");
    return out.text;
}

static void test_versions_compare_as_numbers(void **state)
{
    (void)state;
    assert_true(version_compare("9", "10") < 0);
    assert_true(version_compare("010", "9") > 0);
    assert_int_equal(version_compare("007", "7"), 0);
    assert_int_equal(version_compare("0", "000"), 0);
    assert_true(version_compare("99999999999999999999998", "99999999999999999999999") < 0);
    assert_true(version_compare("20250101000000", "20250101000001") < 0);
}

static void test_files_are_found_in_order(void **state)
{
    const char *folder = support_directory();
    DiagList diags = support_diags();
    MigrationFileVec files;

    (void)state;
    support_file(folder, "10_ten.sql", "");
    support_file(folder, "9_nine.sql", "");
    support_file(folder, "9_nine.down.sql", "");
    support_file(folder, "100000000000000000000_big.sql", "");
    support_file(folder, "README.md", "");
    support_file(folder, ".10_hidden.sql", "");
    files = find(folder, &diags, true);
    assert_int_equal(files.count, 3);
    assert_text(files.items[0]->version, "9");
    assert_text(files.items[0]->name, "nine");
    assert_non_null(files.items[0]->down_path);
    assert_text(files.items[1]->name, "ten");
    assert_null(files.items[1]->down_path);
    assert_text(files.items[2]->name, "big");
    assert_int_equal(diags.diags.count, 0);
}

static void test_wrong_names_are_reported(void **state)
{
    const char *folder = support_directory();
    DiagList diags = support_diags();

    (void)state;
    support_file(folder, "1_a.sql", "");
    support_file(folder, "01_b.sql", "");
    support_file(folder, "2.sql", "");
    support_file(folder, "3_.sql", "");
    support_file(folder, "4-dash.sql", "");
    support_file(folder, "5_only.down.sql", "");
    support_file(folder, "seed.sql", "");
    find(folder, &diags, false);
    assert_int_equal(diags.errors, 5);
    assert_int_equal(diags.warnings, 1);
    assert_non_null(strstr(support_diag_text(&diags), "1_a.sql have the same version"));
    assert_non_null(
        strstr(support_diag_text(&diags), "4-dash.sql: this is not the name of a migration"));
    assert_non_null(strstr(support_diag_text(&diags), "5_only.down.sql: there is no migration"));
    assert_non_null(strstr(support_diag_text(&diags), "seed.sql: passed over"));
}

static void test_missing_folder(void **state)
{
    DiagList diags = support_diags();

    (void)state;
    find("/nonexistent/migrations", &diags, false);
    assert_int_equal(diags.errors, 1);
}

static void test_checksum_ignores_layout(void **state)
{
    const char *checksum = load_text("create table t (a int, b text default 'x  y');")->checksum;

    (void)state;
    assert_text(load_text("-- a comment\ncreate   table t\n(a int, /* b */ b text\n"
                          "default 'x  y')\n;\n-- end")
                    ->checksum,
                checksum);
    assert_string_not_equal(load_text("create table t (a int, b text default 'x y');")->checksum,
                            checksum);
    assert_string_not_equal(
        load_text("create table t (a int, \"B\" text default 'x  y');")->checksum, checksum);
}

static void test_checksum_keeps_strings_and_bodies(void **state)
{
    const char *one =
        load_text("create function f() returns int language sql as $$ select 1 -- one\n $$")
            ->checksum;
    const char *two =
        load_text("create function f() returns int language sql as $$ select 1 -- two\n $$")
            ->checksum;

    (void)state;
    assert_string_not_equal(one, two);
    assert_string_not_equal(load_text("select 1; select 2")->checksum,
                            load_text("select 1")->checksum);
    assert_int_equal(strlen(one), 64);
}

static void test_checksum_of_a_prefix(void **state)
{
    MigrationFile *file = load_text("select 1; select 2; select 3");

    (void)state;
    assert_text(statements_checksum(test_arena(), file->source, &file->statements, 2),
                load_text("select 1;\nselect 2 -- x")->checksum);
}

static void test_segments(void **state)
{
    (void)state;
    assert_text(segments_of(""), "");
    assert_text(segments_of("select 1; select 2;"), "2");
    assert_text(
        segments_of(
            "create table t (a int); create index concurrently i on t (a); select 1; select 2"),
        "1 1o 2");
    assert_text(segments_of("vacuum; vacuum"), "1o 1o");
    assert_text(segments_of("alter type e add value 'x';\n-- @commit\nselect 1; select 2"), "1 2");
    assert_text(segments_of("select 1; -- @commit use the value\nselect 2"), "1 1");
    assert_text(segments_of("select 1;\n--@commit\nselect 2"), "1 1");
    assert_text(segments_of("-- @commit\nselect 1; select 2;\n-- @commit\n"), "2");
    assert_text(segments_of("select 1;\n-- @no-transaction\ncall p(); select 2"), "1 1o 1");
}

static void test_markers_count_between_statements_only(void **state)
{
    (void)state;
    assert_text(segments_of("select 1;\n-- @committed\nselect 2"), "2");
    assert_text(segments_of("select 1;\n-- see @commit\nselect 2"), "2");
    assert_text(segments_of("select 1;\n/* a\n-- @commit\n */ select 2"), "2");
    assert_text(segments_of("select 1,\n-- @commit\n 2; select 3"), "2");
    assert_text(segments_of("select '\n-- @commit\n'; select 2"), "2");
}

static void test_transaction_control_is_refused(void **state)
{
    const char *text =
        problems_of("begin;\ncreate table t ();\n  commit;\nsavepoint s;\nrollback to s;");

    (void)state;
    assert_non_null(strstr(
        text, "1_x.sql:1:1: error: begin is not possible here: a migration runs in a transaction"));
    assert_non_null(strstr(text, "1_x.sql:3:3: error: commit is"));
    assert_non_null(strstr(text, "1_x.sql:4:1: error: savepoint is"));
    assert_non_null(strstr(text, "1_x.sql:5:1: error: rollback is"));
    assert_non_null(strstr(problems_of("discard all"), "release the lock"));
    assert_non_null(strstr(problems_of("start transaction"), "1_x.sql:1:1: error: "));
}

static void test_commit_in_a_body_is_fine(void **state)
{
    (void)state;
    assert_text(problems_of("create procedure p() language plpgsql as $$ begin commit; end $$;"
                            "create function f() returns int begin atomic select 1; end;"),
                "");
}

static void test_syntax_errors_have_places(void **state)
{
    const char *text =
        problems_of("select 1;\ncreate tabel t ();\nselect 2;\nselect from where;\n");

    (void)state;
    assert_non_null(strstr(text, "1_x.sql:2:8: error: "));
    assert_non_null(strstr(text, "1_x.sql:4:"));
    assert_non_null(strstr(problems_of("select 'open"), "1_x.sql:1:8: error: "));
}

static void test_psql_and_copy_are_refused(void **state)
{
    (void)state;
    assert_non_null(strstr(problems_of("select 1;\n\\i other.sql\nselect 2;"),
                           "1_x.sql:2:1: error: \\i is a command"));
    assert_text(problems_of("\\restrict abc\nselect 1;\n\\unrestrict abc\n"), "");
    assert_non_null(strstr(problems_of("copy t from stdin;\n1\tx\\N\n\\.\nselect 1;"),
                           "1_x.sql:1:1: error: COPY FROM stdin"));
    assert_null(strstr(problems_of("copy t from stdin;\n1\t\\N\n\\.\nselect 1;"), "psql"));
}

static void test_bytes_that_are_no_text(void **state)
{
    const char *folder = support_directory();
    MigrationFile file = {.version = "1", .name = "x"};
    DiagList diags = support_diags();

    (void)state;
    file.path = support_file(folder, "1_x.sql", "select '\xff';\n");
    assert_true(migration_load(test_arena(), &file, &diags));
    assert_non_null(
        strstr(support_diag_text(&file.problems), "1_x.sql:1:9: error: the file is not in UTF-8"));
    file.source = source_new(test_arena(), "1_x.sql", "select\0 1", 9);
    file.statements.count = 0;
    migration_split(test_arena(), &file);
    assert_non_null(
        strstr(support_diag_text(&file.problems), "1_x.sql:1:7: error: the file has a zero byte"));
}

/* ---- new ------------------------------------------------------------------------------------------------------ */

static const char *make_new(const char *folder, const char *name, MigrateExit expected)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    MigrateOptions options = {.dir = folder, .out = stream, .now = 1735732800};
    DiagList diags = support_diags();
    const char *kept;

    assert_int_equal(migrate_new(test_arena(), &options, name, &diags), expected);
    fclose(stream);
    kept = expected == MIGRATE_OK ? arena_strndup(test_arena(), text + strlen(folder) + 1,
                                                  strcspn(text, "\n") - strlen(folder) - 1)
                                  : support_diag_text(&diags);
    free(text);
    return kept;
}

static void test_new_takes_the_time(void **state)
{
    const char *folder = support_directory();

    (void)state;
    assert_text(make_new(folder, "add teams", MIGRATE_OK), "20250101120000_add_teams.sql");
    assert_text(support_read(path_join(test_arena(), folder, "20250101120000_add_teams.sql")),
                "-- add teams\n\n");
    assert_text(make_new(folder, "second", MIGRATE_OK), "20250101120001_second.sql");
    support_file(folder, "20990101000099_future.sql", "");
    assert_text(make_new(folder, "third", MIGRATE_OK), "20990101000100_third.sql");
}

static void test_new_goes_on_with_running_numbers(void **state)
{
    const char *folder = support_directory();

    (void)state;
    support_file(folder, "0099_x.sql", "");
    assert_text(make_new(folder, "next", MIGRATE_OK), "0100_next.sql");
    support_file(folder, "9999_y.sql", "");
    assert_text(make_new(folder, "next", MIGRATE_OK), "10000_next.sql");
}

static void test_new_cleans_names(void **state)
{
    const char *folder = support_directory();

    (void)state;
    assert_text(make_new(folder, "../../etc/passwd", MIGRATE_OK), "20250101120000_etc_passwd.sql");
    assert_text(make_new(folder, "  naïve -- \"quoted\"\nline; ", MIGRATE_OK),
                "20250101120001_naïve_--_quoted_line.sql");
    assert_non_null(
        strstr(make_new(folder, "///", MIGRATE_ERROR), "cannot be the name of a migration"));
    assert_non_null(
        strstr(make_new(folder, "", MIGRATE_ERROR), "cannot be the name of a migration"));
    assert_non_null(
        strstr(make_new(folder, "\xff", MIGRATE_ERROR), "cannot be the name of a migration"));
}

static void test_new_makes_the_folder(void **state)
{
    const char *folder = path_join(test_arena(), support_directory(), "a/b");

    (void)state;
    assert_text(make_new(folder, "first", MIGRATE_OK), "20250101120000_first.sql");
}
