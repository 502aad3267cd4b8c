/*
 * Running the program as a user does: in a shell, in a folder of the test's own, with `schemac` on the PATH.
 *
 * A transcript holds commands with all that they printed and their exit codes, for comparison with a golden file.
 */
#ifndef SCHEMAC_TESTS_CMD_PROGRAM_H
#define SCHEMAC_TESTS_CMD_PROGRAM_H

#include "support/support.h"

#include <sys/wait.h>
#include <unistd.h>

typedef struct Run {
    int code;
    const char *out;
    const char *err;
} Run;

/* The program under test: run-tests.sh names it. */
static const char *program_path(void)
{
    const char *path = getenv("SCHEMAC");

    return path != NULL ? path : "build/schemac";
}

/* Runs a shell command in `directory`. */
static inline Run program_shell(const char *directory, const char *command)
{
    Arena *arena = test_arena();
    char *program = realpath(program_path(), NULL);
    const char *outputs = support_directory();
    Run run;
    int status;

    if (program == NULL)
        fail_msg("there is no %s: build it first", program_path());
    status = system(arena_printf(
        arena, "cd '%s' && export PATH='%s':\"$PATH\" && exec >'%s/out' 2>'%s/err' </dev/null\n%s",
        directory, path_directory(arena, program), outputs, outputs, command));
    free(program);
    run.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    run.out = support_read(path_join(arena, outputs, "out"));
    run.err = support_read(path_join(arena, outputs, "err"));
    return run;
}

/* Runs a command and appends it with what it did. */
static inline void transcript_run(Str *transcript, const char *directory, const char *command)
{
    Run run = program_shell(directory, command);

    str_printf(transcript, "$ %s\n%s", command, run.out);
    if (run.out[0] != '\0' && run.err[0] != '\0')
        str_text(transcript, "---- standard error\n");
    str_printf(transcript, "%s[%d]\n\n", run.err, run.code);
}

#endif
