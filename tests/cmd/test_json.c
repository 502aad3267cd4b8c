/* `schemac inspect --format json` of a schema that holds every kind: the form that the manual promises to keep. */
#include "cmd/program.h"
#include "model/kind.h"

#define FOLDER "tests/golden/json"

static void test_every_kind(void **state)
{
    Arena *arena = test_arena();
    Run run = program_shell(FOLDER, "schemac inspect schema.sql --format json");

    (void)state;
    assert_text(run.err, "");
    assert_int_equal(run.code, 0);
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *line = arena_printf(arena, "\"kind\": \"%s\"", kind_name((ObjectKind)kind));

        if (strstr(run.out, line) == NULL)
            fail_msg("%s/schema.sql has no %s", FOLDER, kind_name((ObjectKind)kind));
    }
    golden_check(FOLDER "/schema.json", run.out);
}

/* The script made of the same model is a fixed point, and differs in nothing. */
static void test_the_script_is_a_fixed_point(void **state)
{
    const char *folder = support_directory();
    Run run;

    (void)state;
    support_file(folder, "a.sql", support_read(FOLDER "/schema.sql"));
    run = program_shell(folder,
                        "schemac inspect a.sql --format sql > b.sql && schemac diff a.sql b.sql "
                        "&& schemac diff b.sql a.sql && schemac inspect b.sql --format sql | "
                        "cmp b.sql -");
    assert_text(run.out, "");
    assert_text(run.err, "");
    assert_int_equal(run.code, 0);
}
