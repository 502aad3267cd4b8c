/*
 * Work of the program under test in a process of its own: one that does not end, or ends by itself, is a result like any
 * other, and what has been found out so far is not lost.
 */
#ifndef SCHEMAC_TESTS_ROUNDTRIP_GUARDED_H
#define SCHEMAC_TESTS_ROUNDTRIP_GUARDED_H

#include "support/support.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define GUARDED_SECONDS 240 /* far more than any work takes that ends at all */

#define GUARDED_TIMEOUT "the program did not end"

/* Fills in a list of texts. */
typedef void (*GuardedWork)(void *data, TextVec *answer, Arena *arena);

/* All that a file holds, from its start. */
static inline Str guarded_read(Arena *arena, FILE *file)
{
    Str text = str_new(arena);
    char buffer[4096];
    size_t count;

    rewind(file);
    while ((count = fread(buffer, 1, sizeof(buffer), file)) > 0)
        str_bytes(&text, buffer, count);
    fclose(file);
    return text;
}

static inline void guarded_child(GuardedWork work, void *data, FILE *answer_file, FILE *errors)
{
    TextVec answer = {0};
    Arena *arena = arena_new();

    /* The test would go on as its own after a signal. */
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    dup2(fileno(errors), STDERR_FILENO);
    alarm(GUARDED_SECONDS);
    work(data, &answer, arena);
    for (size_t i = 0; i < answer.count; i++)
        fwrite(answer.items[i], 1, strlen(answer.items[i]) + 1, answer_file);
    fflush(answer_file);
    _exit(0);
}

/* Runs the work and appends its texts to the answer. NULL; or what ended it, and what it had said by then. */
static inline const char *guarded_run(Arena *arena, GuardedWork work, void *data, TextVec *answer)
{
    FILE *answer_file = tmpfile();
    FILE *errors = tmpfile();
    int status = 0;
    Str text;
    pid_t child;

    assert_non_null(answer_file);
    assert_non_null(errors);
    fflush(NULL);
    child = fork();
    assert_true(child >= 0);
    if (child == 0)
        guarded_child(work, data, answer_file, errors);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    text = guarded_read(arena, answer_file);
    for (size_t i = 0; i < text.length; i += strlen(text.text + i) + 1)
        vec_push(arena, answer, arena_strdup(arena, text.text + i));
    text = guarded_read(arena, errors);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return NULL;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        return arena_printf(arena, GUARDED_TIMEOUT " within %d seconds\n%s", GUARDED_SECONDS,
                            text.text);
    return WIFSIGNALED(status) ? arena_printf(arena, "the program was ended by signal %d\n%s",
                                              WTERMSIG(status), text.text)
                               : arena_printf(arena, "the program ended with %d\n%s",
                                              WEXITSTATUS(status), text.text);
}

#endif
