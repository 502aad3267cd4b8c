/* needs: server */
#include "scratch/scratch.h"
#include "support/support.h"

#include <errno.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void pause_milliseconds(long milliseconds)
{
    struct timespec pause = {.tv_sec = milliseconds / 1000,
                             .tv_nsec = milliseconds % 1000 * 1000000};

    nanosleep(&pause, NULL);
}

/* True once the folder and the server process are gone; waits up to ten seconds. */
static bool goes_away(const char *directory, pid_t server)
{
    for (int i = 0; i < 1000; i++) {
        bool process_gone = server == 0 || (kill(server, 0) != 0 && errno == ESRCH);

        if (process_gone && access(directory, F_OK) != 0)
            return true;
        pause_milliseconds(10);
    }
    return false;
}

static ScratchOptions test_options(void)
{
    return (ScratchOptions){.pg_bin = getenv("SCHEMAC_TEST_PG_BIN")};
}

static Scratch *started;

static int group_setup(void **state)
{
    ScratchOptions options = test_options();
    DiagList diags = support_diags();

    options.hba = "local all locked scram-sha-256";
    options.settings = (const char *const[]){"max_connections=17"};
    options.setting_count = 1;
    started = scratch_start(test_arena(), &options, &diags);
    if (started == NULL)
        fputs(support_diag_text(&diags), stderr);
    *state = started;
    return started != NULL ? 0 : -1;
}

static int group_teardown(void **state)
{
    char *directory = strdup(scratch_directory(started));
    pid_t server = scratch_server_pid(started);
    int rc;

    (void)state;
    scratch_stop(started);
    rc = server > 0 && goes_away(directory, server) ? 0 : -1;
    free(directory);
    return rc;
}

static char *query_text(const char *conninfo, const char *sql)
{
    PGconn *conn = PQconnectdb(conninfo);
    PGresult *result = PQexec(conn, sql);
    char *text;

    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        fail_msg("%s: %s", sql, PQerrorMessage(conn));
    text = arena_strdup(test_arena(), PQgetvalue(result, 0, 0));
    PQclear(result);
    PQfinish(conn);
    return text;
}

static void test_server_settings(void **state)
{
    const char *conninfo = scratch_conninfo(started, test_arena(), "postgres");

    (void)state;
    assert_text(query_text(conninfo, "show listen_addresses"), "");
    assert_text(query_text(conninfo, "show fsync"), "off");
    assert_text(query_text(conninfo, "show server_encoding"), "UTF8");
    assert_text(query_text(conninfo, "show max_connections"), "17");
    assert_text(query_text(conninfo, "show timezone"), "UTC");
}

static void test_folder_is_closed_to_others(void **state)
{
    struct stat info;

    (void)state;
    assert_int_equal(stat(scratch_directory(started), &info), 0);
    assert_int_equal(info.st_mode & 077, 0);
    if (geteuid() == 0)
        assert_int_not_equal(info.st_uid, 0);
}

static void test_databases_with_hostile_names(void **state)
{
    static const char *const NAMES[] = {"plain", "select", "with space", "quo\"te'\\back",
                                        "ümlaut%s"};
    DiagList diags = support_diags();

    (void)state;
    for (size_t i = 0; i < sizeof(NAMES) / sizeof(*NAMES); i++) {
        assert_true(scratch_create_database(started, NAMES[i], NULL, &diags));
        assert_text(query_text(scratch_conninfo(started, test_arena(), NAMES[i]),
                               "select current_database()"),
                    NAMES[i]);
    }
    assert_int_equal(diags.errors, 0);
}

static void test_database_from_template(void **state)
{
    DiagList diags = support_diags();

    (void)state;
    assert_true(scratch_create_database(started, "the template", NULL, &diags));
    query_text(scratch_conninfo(started, test_arena(), "the template"),
               "create table kept (); select 'ok'");
    assert_true(scratch_create_database(started, "copy", "the template", &diags));
    assert_text(query_text(scratch_conninfo(started, test_arena(), "copy"),
                           "select to_regclass('kept')::text"),
                "kept");
}

static void test_database_twice_is_an_error(void **state)
{
    DiagList diags = support_diags();

    (void)state;
    assert_true(scratch_create_database(started, "twice", NULL, &diags));
    assert_false(scratch_create_database(started, "twice", NULL, &diags));
    assert_non_null(strstr(support_diag_text(&diags), "already exists"));
}

static void test_environment_does_not_lead_elsewhere(void **state)
{
    (void)state;
    setenv("PGHOSTADDR", "192.0.2.1", 1);
    setenv("PGPORT", "1", 1);
    setenv("PGDATABASE", "nowhere", 1);
    assert_text(query_text(scratch_conninfo(started, test_arena(), "postgres"),
                           "select current_database()"),
                "postgres");
    unsetenv("PGHOSTADDR");
    unsetenv("PGPORT");
    unsetenv("PGDATABASE");
}

static void test_two_servers_at_once(void **state)
{
    ScratchOptions options = test_options();
    DiagList diags = support_diags();
    Scratch *second = scratch_start(test_arena(), &options, &diags);
    pid_t server;

    (void)state;
    assert_non_null(second);
    server = scratch_server_pid(second);
    assert_true(server > 0);
    assert_string_not_equal(scratch_directory(second), scratch_directory(started));
    scratch_stop(second);
    assert_true(goes_away(scratch_directory(second), server));
    scratch_stop(second);
    assert_text(query_text(scratch_conninfo(started, test_arena(), "postgres"), "select 'alive'"),
                "alive");
}

static void test_stop_in_a_forked_process(void **state)
{
    pid_t child = fork();

    (void)state;
    if (child == 0) {
        scratch_stop(started);
        _exit(0);
    }
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_text(query_text(scratch_conninfo(started, test_arena(), "postgres"), "select 'alive'"),
                "alive");
}

/* Starts a server in a child process, sends the child a signal, and expects everything to be cleaned up. */
static void expect_cleanup_after(int signal_number)
{
    int report[2];
    char text[4096];
    size_t length = 0;
    ssize_t got;
    char *directory;
    pid_t child, server;

    assert_int_equal(pipe(report), 0);
    child = fork();
    if (child == 0) {
        ScratchOptions options = test_options();
        Arena *arena = arena_new();
        DiagList diags = diag_list_new(arena);
        Scratch *scratch;

        close(report[0]);
        signal(SIGINT, SIG_DFL);
        signal(SIGTERM, SIG_DFL);
        scratch = scratch_start(arena, &options, &diags);
        if (scratch == NULL)
            _exit(1);
        dprintf(report[1], "%ld %s", (long)scratch_server_pid(scratch), scratch_directory(scratch));
        close(report[1]);
        if (signal_number == 0)
            _exit(0);
        for (;;)
            pause();
    }
    close(report[1]);
    /* The end of the pipe also shows that the watchdog keeps nothing of its caller open. */
    while (length < sizeof(text) - 1 &&
           (got = read(report[0], text + length, sizeof(text) - 1 - length)) > 0)
        length += (size_t)got;
    text[length] = '\0';
    close(report[0]);
    server = (pid_t)strtol(text, &directory, 10);
    assert_true(server > 0);
    directory++;
    if (signal_number != 0)
        kill(child, signal_number);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_true(goes_away(directory, server));
}

static void test_cleanup_after_ctrl_c(void **state)
{
    (void)state;
    expect_cleanup_after(SIGINT);
}

static void test_cleanup_after_sigterm(void **state)
{
    (void)state;
    expect_cleanup_after(SIGTERM);
}

static void test_cleanup_after_sigkill(void **state)
{
    (void)state;
    expect_cleanup_after(SIGKILL);
}

static void test_cleanup_after_exit_without_stop(void **state)
{
    (void)state;
    expect_cleanup_after(0);
}

/* Killed in the middle of initdb, before there is a server. */
static void test_cleanup_during_initdb(void **state)
{
    const char *folder = support_directory();
    char *pattern;
    bool empty = false;
    pid_t child;

    (void)state;
    chmod(folder, 0777);
    child = fork();
    if (child == 0) {
        ScratchOptions options = test_options();
        Arena *arena = arena_new();
        DiagList diags = diag_list_new(arena);

        setenv("TMPDIR", folder, 1);
        scratch_start(arena, &options, &diags);
        _exit(0);
    }
    pause_milliseconds(300);
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
    pattern = arena_printf(test_arena(), "%s", folder);
    for (int i = 0; i < 1000 && !empty; i++) {
        TextVec names = {0};
        DiagList diags = support_diags();

        assert_true(file_list(test_arena(), pattern, &names, &diags));
        empty = names.count == 0;
        if (!empty)
            pause_milliseconds(10);
    }
    assert_true(empty);
}

static void test_wrong_pg_bin(void **state)
{
    ScratchOptions options = {.pg_bin = support_directory()};
    DiagList diags = support_diags();

    (void)state;
    assert_null(scratch_start(test_arena(), &options, &diags));
    assert_non_null(
        strstr(support_diag_text(&diags), "(from --pg-bin) does not hold PostgreSQL's"));
}

static void test_no_programs_anywhere(void **state)
{
    char *path = strdup(getenv("PATH"));
    DiagList diags = support_diags();

    (void)state;
    setenv("SCHEMAC_PG_BIN", "/nonexistent", 1);
    assert_null(scratch_find_programs(test_arena(), NULL, &diags));
    assert_non_null(strstr(support_diag_text(&diags), "/nonexistent (from SCHEMAC_PG_BIN)"));
    unsetenv("SCHEMAC_PG_BIN");
    setenv("PATH", "/nonexistent", 1);
    diags = support_diags();
    if (scratch_find_programs(test_arena(), NULL, &diags) == NULL)
        assert_non_null(strstr(support_diag_text(&diags), "--pg-bin DIR"));
    setenv("PATH", path, 1);
    free(path);
}

/* A folder with programs of our own making: what they write is shown. */
static const char *fake_programs(const char *initdb, const char *postgres)
{
    const char *folder = support_directory();

    chmod(folder, 0755);
    chmod(support_file(folder, "initdb", initdb), 0755);
    chmod(support_file(folder, "postgres", postgres), 0755);
    return folder;
}

static void test_initdb_failure_is_shown(void **state)
{
    ScratchOptions options = {
        .pg_bin = fake_programs("#!/bin/sh\necho 'no room left for x'\nexit 1\n", "#!/bin/sh\n")};
    DiagList diags = support_diags();

    (void)state;
    assert_null(scratch_start(test_arena(), &options, &diags));
    assert_non_null(strstr(support_diag_text(&diags), "initdb failed"));
    assert_non_null(strstr(support_diag_text(&diags), "no room left for x"));
}

static void test_server_failure_is_shown(void **state)
{
    ScratchOptions options = test_options();
    DiagList diags = support_diags();

    (void)state;
    options.settings = (const char *const[]){"no_such_setting=1"};
    options.setting_count = 1;
    assert_null(scratch_start(test_arena(), &options, &diags));
    assert_non_null(strstr(support_diag_text(&diags), "ended at its start"));
    assert_non_null(strstr(support_diag_text(&diags), "no_such_setting"));
}

static void test_server_that_never_answers(void **state)
{
    ScratchOptions options = {
        .pg_bin = fake_programs("#!/bin/sh\nexit 0\n", "#!/bin/sh\necho waiting\nexec sleep 60\n"),
        .timeout_seconds = 1};
    DiagList diags = support_diags();

    (void)state;
    assert_null(scratch_start(test_arena(), &options, &diags));
    assert_non_null(strstr(support_diag_text(&diags), "did not answer within 1 s"));
}

static void test_long_tmpdir_is_passed_over(void **state)
{
    const char *before = getenv("TMPDIR");
    char *kept = before != NULL ? strdup(before) : NULL;
    ScratchOptions options = test_options();
    DiagList diags = support_diags();
    Scratch *scratch;

    (void)state;
    setenv("TMPDIR",
           "/tmp/a/folder/whose/path/is/much/too/long/for/the/address/of/a/unix/domain/socket/"
           "which/has/only/107/bytes",
           1);
    scratch = scratch_start(test_arena(), &options, &diags);
    if (kept != NULL)
        setenv("TMPDIR", kept, 1);
    else
        unsetenv("TMPDIR");
    free(kept);
    assert_non_null(scratch);
    assert_int_equal(strncmp(scratch_directory(scratch), "/tmp/schemac-", 13), 0);
    scratch_stop(scratch);
}
