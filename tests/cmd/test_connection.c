/* needs: server */
/* What the program says when it cannot get into a database, and that no password is ever shown. */
#include "cmd/program.h"

#include "scratch/scratch.h"

#define SECRET "tell-nobody"

static Scratch *server;

static int group_setup(void **state)
{
    ScratchOptions options = {.pg_bin = getenv("SCHEMAC_TEST_PG_BIN"),
                              .hba = "local all locked scram-sha-256\n"
                                     "local all outsider reject"};
    DiagList diags = support_diags();

    (void)state;
    server = scratch_start(test_arena(), &options, &diags);
    if (server == NULL) {
        fputs(support_diag_text(&diags), stderr);
        return -1;
    }
    return 0;
}

static int group_teardown(void **state)
{
    (void)state;
    scratch_stop(server);
    return 0;
}

/* Runs `schemac migrate status` against `url`, after `before`; the server's folder has another name each time. */
static void connect_to(Str *transcript, const char *before, const char *url)
{
    const char *folder = support_directory(), *socket = scratch_directory(server);
    Arena *arena = test_arena();
    Str shown = str_new(arena);
    Run run;

    support_file(folder, "migrations/1_first.sql", "create table t (id int);\n");
    run = program_shell(
        folder,
        arena_printf(arena, "SOCKET='%s'; %s schemac migrate status --dir migrations --db \"%s\"",
                     socket, before, url));
    str_printf(transcript, "$ %sschemac migrate status --dir migrations --db \"%s\"\n", before,
               url);
    for (const char *c = run.err; *c != '\0';) {
        if (strncmp(c, socket, strlen(socket)) == 0) {
            str_text(&shown, "SOCKET");
            c += strlen(socket);
        } else {
            str_char(&shown, *c++);
        }
    }
    str_printf(transcript, "%s%s[%d]\n\n", run.out, shown.text, run.code);
    if (strstr(run.out, SECRET) != NULL || strstr(run.err, SECRET) != NULL)
        fail_msg("the password is shown: %s%s", run.out, run.err);
}

static void test_connections(void **state)
{
    Str transcript = str_new(test_arena());

    (void)state;
    connect_to(&transcript, "", "host=$SOCKET user=postgres dbname=postgres");
    connect_to(&transcript, "", "host=$SOCKET/nowhere user=postgres dbname=postgres");
    connect_to(&transcript, "", "postgres://postgres:" SECRET "@127.0.0.1:1/postgres");
    connect_to(&transcript, "", "host=$SOCKET user=postgres dbname=missing");
    connect_to(&transcript, "", "host=$SOCKET user=nobody_at_all dbname=postgres");
    connect_to(&transcript, "", "host=$SOCKET user=locked dbname=postgres");
    connect_to(&transcript, "", "host=$SOCKET user=locked password=" SECRET " dbname=postgres");
    connect_to(&transcript, "PGPASSWORD=" SECRET " ", "postgres://locked@/postgres?host=$SOCKET");
    connect_to(&transcript, "", "postgres://me:" SECRET "%@/postgres");
    connect_to(&transcript, "", "host=$SOCKET passwrd=" SECRET);
    connect_to(&transcript, "", "postgres://me:" SECRET "@[::1/postgres");
    /* The password stands in the commands above. */
    for (char *c = transcript.text; (c = strstr(c, SECRET)) != NULL;)
        memcpy(c, "___secret__", strlen(SECRET));
    golden_check("tests/golden/cmd/connections.txt", transcript.text);
}

static void test_environment(void **state)
{
    const char *folder = support_directory(), *socket = scratch_directory(server);
    Arena *arena = test_arena();
    Run run;

    (void)state;
    support_file(folder, "schemac.yaml", "name: x\nschema: s.sql\nmigrations: migrations\n");
    support_file(folder, "migrations/1_first.sql", "create table t (id int);\n");
    run = program_shell(folder, arena_printf(arena,
                                             "export DATABASE_URL='host=/nowhere' "
                                             "SCHEMAC_DB='host=%s user=postgres dbname=postgres'\n"
                                             "schemac migrate status --quiet",
                                             socket));
    assert_text(run.err, "");
    assert_int_equal(run.code, 2);
    run = program_shell(folder,
                        arena_printf(arena,
                                     "export SCHEMAC_DB='host=/nowhere' PGHOST=%s PGUSER=postgres\n"
                                     "schemac migrate status -q --db dbname=postgres",
                                     socket));
    assert_text(run.err, "");
    assert_int_equal(run.code, 2);
}

/* `schemac scratch` hands on exit codes and leaves nothing behind. */
static void test_scratch_command(void **state)
{
    const char *folder = support_directory();
    Run run =
        program_shell(folder, "schemac scratch sh -c 'echo \"$PGHOST\" $1; exit 7' sh --help");
    const char *arguments = strchr(run.out, ' ');

    (void)state;
    assert_text(run.err, "");
    assert_int_equal(run.code, 7);
    assert_text(arguments, " --help\n");
    assert_false(file_exists(arena_strndup(test_arena(), run.out, (size_t)(arguments - run.out))));

    run = program_shell(folder, "schemac scratch ./nothing-here");
    assert_text(run.err, "error: cannot run \"./nothing-here\": No such file or directory\n");
    assert_int_equal(run.code, 127);
    run = program_shell(folder, "schemac scratch sh -c 'kill -9 $$'");
    assert_text(run.err, "error: sh was ended by signal 9 (Killed)\n");
    assert_int_equal(run.code, 137);
    run = program_shell(folder, "schemac scratch --pg-bin nowhere true");
    assert_int_equal(run.code, 1);
    assert_non_null(strstr(run.err, "initdb"));
}

/* A signal for schemac ends the command, and the server goes away. */
static void test_scratch_is_terminated(void **state)
{
    const char *folder = support_directory();
    Run run = program_shell(
        folder, "schemac scratch sh -c 'echo \"$PGHOST\"; trap \"exit 9\" TERM; kill -TERM $PPID; "
                "sleep 10 & wait'");

    (void)state;
    assert_int_equal(run.code, 9);
    assert_false(file_exists(arena_strndup(test_arena(), run.out, strcspn(run.out, "\n"))));
}
