/* The two schemas of a diff are read at the same time; what is said of them does not depend on which thread came first. */
#include "cmd/program.h"

#define ROUNDS 15

static const char *make_folder(void)
{
    static const char SHARED[] = "create table shared (id xyzzy);\n";
    const char *folder = support_directory();
    Str old = str_new(test_arena()), new = str_new(test_arena());

    str_text(&old, "\\ir shared.sql\ncreate view first as select missing from shared;\n");
    str_text(&new, "create view last as select nothing from shared;\n");
    for (int i = 0; i < 100; i++) {
        str_printf(&old, "create table t%d (id integer check (id > '%d'));\n", i, i);
        str_printf(&new, "create table t%d (id bigint check (id > '%d'));\n", i, i);
    }
    support_file(folder, "shared.sql", SHARED);
    support_file(folder, "old.sql", old.text);
    support_file(folder, "new.sql", new.text);
    support_file(folder, "new_with_shared.sql",
                 arena_printf(test_arena(), "\\ir shared.sql\n%s", new.text));
    return folder;
}

static void test_errors_of_both(void **state)
{
    const char *folder = make_folder();

    (void)state;
    for (int i = 0; i < ROUNDS; i++) {
        Run run = program_shell(folder, "schemac diff old.sql new_with_shared.sql");

        assert_int_equal(run.code, 1);
        assert_text(run.out, "");
        /* The file that both include is complained of once, and the schema that was named first comes first. */
        assert_text(run.err, "shared.sql:1:25: error: unknown type \"xyzzy\"\n"
                             "  1 | create table shared (id xyzzy);\n"
                             "    |                         ^~~~~\n"
                             "old.sql:2:29: error: unknown column \"missing\"\n"
                             "  2 | create view first as select missing from shared;\n"
                             "    |                             ^~~~~~~\n"
                             "new_with_shared.sql:2:28: error: unknown column \"nothing\"\n"
                             "  2 | create view last as select nothing from shared;\n"
                             "    |                            ^~~~~~~\n");
    }
}

static void test_one_file_on_both_sides(void **state)
{
    const char *folder = support_directory();
    Run run;

    (void)state;
    support_file(folder, "a.sql", "create table a (id integer);\n");
    assert_int_equal(program_shell(folder, "schemac diff a.sql a.sql").code, 0);
    assert_int_equal(program_shell(folder, "schemac diff - - < a.sql").code, 0);
    run = program_shell(folder, "schemac diff nowhere.sql elsewhere.sql");
    assert_int_equal(run.code, 1);
    assert_true(strstr(run.err, "nowhere.sql") < strstr(run.err, "elsewhere.sql"));
}
