/*
 * Every case of tests/golden/diagnostics as a user sees it: `schemac check <case>.sql` prints what stands in <case>.err,
 * messages, account and exit code. A first line `-- options: …` is for the command line. The shell test beside this one
 * looks that every message of the readers has a case.
 */
#include "cmd/program.h"

#define CASES "tests/golden/diagnostics"

/* The rest of the line `-- options: ` that a case may begin with. */
static const char *case_options(const char *path)
{
    static const char mark[] = "-- options: ";
    const char *text = support_read(path);

    if (strncmp(text, mark, sizeof(mark) - 1) != 0)
        return "";
    text += sizeof(mark) - 1;
    return arena_strndup(test_arena(), text, strcspn(text, "\n"));
}

static void check_case(const char *name)
{
    Arena *arena = test_arena();
    const char *path = path_join(arena, CASES, name);
    const char *base = arena_strndup(arena, path, strlen(path) - strlen(".sql"));
    Run run =
        program_shell(CASES, arena_printf(arena, "schemac check %s %s", case_options(path), name));

    golden_check(arena_printf(arena, "%s.err", base),
                 arena_printf(arena, "%s%s[%d]\n", run.err, run.out, run.code));
}

static void test_cases(void **state)
{
    DiagList diags = support_diags();
    TextVec names = {0};
    size_t count = 0;

    (void)state;
    assert_true(file_walk(diags.arena, CASES, &names, &diags));
    for (size_t i = 0; i < names.count; i++) {
        /* Folders hold what a case includes. */
        if (strchr(names.items[i], '/') != NULL || !text_ends_with(names.items[i], ".sql"))
            continue;
        if (support_wanted_server(support_read(path_join(diags.arena, CASES, names.items[i]))) ==
            SUPPORT_NO_SERVER) {
            printf("skipped: %s, which only a build with a newer libpg_query can read\n",
                   names.items[i]);
            continue;
        }
        check_case(names.items[i]);
        count++;
    }
    assert_true(count > 0);
}
