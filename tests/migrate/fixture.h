/*
 * What the tests of the runner share: one throwaway server for each test program, a new database and a new folder for
 * each test, and the runner's output as text.
 */
#ifndef SCHEMAC_TESTS_MIGRATE_FIXTURE_H
#define SCHEMAC_TESTS_MIGRATE_FIXTURE_H

#include "migrate/migrate.h"
#include "scratch/scratch.h"
#include "support/support.h"

#include <libpq-fe.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAYBE_UNUSED __attribute__((unused))

static Scratch *fixture_server;

/* What a test works with. */
typedef struct Fixture {
    MigrateOptions options;
    const char *dir;
    const char *conninfo;
    DiagList diags;
    const char *out;   /* of the last run */
    const char *notes; /* its diagnostics */
} Fixture;

MAYBE_UNUSED static bool fixture_start_server(const char *hba)
{
    ScratchOptions options = {.pg_bin = getenv("SCHEMAC_TEST_PG_BIN"), .hba = hba};
    DiagList diags = support_diags();

    fixture_server = scratch_start(test_arena(), &options, &diags);
    if (fixture_server == NULL)
        fputs(support_diag_text(&diags), stderr);
    return fixture_server != NULL;
}

/* A database, a folder below the current one's name "migrations", options. */
MAYBE_UNUSED static Fixture fixture_new(void)
{
    static int number;
    Fixture fixture = {0};
    char *name = arena_printf(test_arena(), "test %d", ++number);
    DiagList diags = support_diags();

    if (!scratch_create_database(fixture_server, name, NULL, &diags))
        fail_msg("%s", support_diag_text(&diags));
    fixture.dir = support_directory();
    fixture.conninfo = scratch_conninfo(fixture_server, test_arena(), name);
    fixture.options.dir = fixture.dir;
    fixture.options.conninfo = fixture.conninfo;
    return fixture;
}

MAYBE_UNUSED static void fixture_file(const Fixture *fixture, const char *name, const char *text)
{
    support_file(fixture->dir, name, text);
}

typedef MigrateExit (*FixtureCommand)(Arena *, const MigrateOptions *, DiagList *);

/* Takes the folder out of a text, so that it can be compared. */
MAYBE_UNUSED static const char *fixture_without(const char *text, const char *folder)
{
    Str out = str_new(test_arena());
    size_t length = strlen(folder);

    while (*text != '\0') {
        if (strncmp(text, folder, length) == 0 && text[length] == '/') {
            text += length + 1;
        } else {
            str_char(&out, *text++);
        }
    }
    return out.text;
}

/* Runs a command and keeps what it prints. */
MAYBE_UNUSED static MigrateExit fixture_run(Fixture *fixture, FixtureCommand command)
{
    Arena *arena = test_arena();
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    MigrateExit code;

    fixture->options.out = stream;
    fixture->diags = support_diags();
    code = command(arena, &fixture->options, &fixture->diags);
    fclose(stream);
    fixture->out = fixture_without(text, fixture->dir);
    fixture->notes = fixture_without(support_diag_text(&fixture->diags), fixture->dir);
    free(text);
    return code;
}

MAYBE_UNUSED static void fixture_expect(Fixture *fixture, FixtureCommand command,
                                        MigrateExit expected, const char *file, int line)
{
    MigrateExit code = fixture_run(fixture, command);

    if (code != expected) {
        print_error("exit code %d instead of %d\n%s%s", (int)code, (int)expected, fixture->out,
                    fixture->notes);
        _fail(file, line);
    }
}
#define expect_up(fixture, code) fixture_expect((fixture), migrate_up, (code), __FILE__, __LINE__)
#define expect_status(fixture, code) \
    fixture_expect((fixture), migrate_status, (code), __FILE__, __LINE__)

/* The text contains the part. */
#define assert_contains(text, part) fixture_contains((text), (part), __FILE__, __LINE__)
MAYBE_UNUSED static void fixture_contains(const char *text, const char *part, const char *file,
                                          int line)
{
    if (strstr(text, part) == NULL) {
        print_error("no \"%s\" in:\n%s\n", part, text);
        _fail(file, line);
    }
}

/* Runs SQL; the first value of its result, "" without one. */
MAYBE_UNUSED static const char *fixture_sql(const Fixture *fixture, const char *sql)
{
    PGconn *conn = PQconnectdb(fixture->conninfo);
    PGresult *result = PQexec(conn, sql);
    const char *value = "";

    if (PQresultStatus(result) != PGRES_TUPLES_OK && PQresultStatus(result) != PGRES_COMMAND_OK)
        fail_msg("%s: %s", sql, PQerrorMessage(conn));
    if (PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) > 0)
        value = arena_strdup(test_arena(), PQgetvalue(result, 0, 0));
    PQclear(result);
    PQfinish(conn);
    return value;
}

MAYBE_UNUSED static void fixture_pause(long milliseconds)
{
    struct timespec pause = {.tv_sec = milliseconds / 1000,
                             .tv_nsec = milliseconds % 1000 * 1000000};

    nanosleep(&pause, NULL);
}

/* Runs `up` in a process of its own, which exits with the command's code. */
MAYBE_UNUSED static pid_t fixture_fork_up(Fixture *fixture)
{
    pid_t child = fork();

    if (child == 0) {
        MigrateExit code = fixture_run(fixture, migrate_up);

        if (code != MIGRATE_OK)
            fputs(fixture->notes, stderr);
        _exit((int)code);
    }
    return child;
}

MAYBE_UNUSED static int fixture_wait(pid_t child)
{
    int status = 0;

    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Waits until a query yields a text, up to ten seconds. */
MAYBE_UNUSED static void fixture_await(const Fixture *fixture, const char *sql,
                                       const char *expected)
{
    for (int i = 0; i < 500; i++) {
        if (strcmp(fixture_sql(fixture, sql), expected) == 0)
            return;
        fixture_pause(20);
    }
    fail_msg("%s did not become %s", sql, expected);
}

#endif
