/* `schemac prove` as a user runs it. needs: server */
#include "cmd/program.h"

#include <signal.h>
#include <sys/stat.h>
#include <time.h>

static const char OLD[] =
    "create type task_status as enum ('pending', 'done');\n"
    "create table tasks (\n"
    "    id bigint generated always as identity primary key,\n"
    "    owner_id uuid not null,\n"
    "    title text not null check (title <> ''),\n"
    "    status task_status not null default 'pending'\n"
    ");\n"
    "create table notes (task bigint references tasks, body varchar(80));\n"
    "alter table tasks enable row level security;\n"
    "create policy own_tasks on tasks using (owner_id = current_setting('app.user')::uuid);\n";

static const char NEW[] = "create type public.task_status as enum ('pending', 'running', 'done');\n"
                          "create table public.tasks (\n"
                          "    id int8 generated always as identity primary key,\n"
                          "    owner_id uuid not null,\n"
                          "    -- @renamed from=title\n"
                          "    name text not null,\n"
                          "    status task_status default 'pending'::task_status not null,\n"
                          "    priority int not null default 0,\n"
                          "    constraint tasks_title_check check (name != ''::text)\n"
                          ");\n"
                          "create table notes (task bigint references tasks, body text not null);\n"
                          "create index on tasks (owner_id, priority desc);\n"
                          "alter table tasks enable row level security;\n"
                          "create policy own_tasks on tasks to app_user\n"
                          "    using (owner_id = current_setting('app.user')::uuid);\n";

static const char *folder_with_files(void)
{
    static const char *const FILES[][2] = {
        {"old.sql", OLD},
        {"new.sql", NEW},
        {"rows.sql", "create table t (a int);\ninsert into t values (1), (-1);\n"},
        {"checked.sql", "create table t (a int,\n    constraint t_positive check (a > 0));\n"},
        {"broken.sql", "create table t (a int check (a > 0));\n"
                       "create index on t using gist (a);\n"},
        {"required.sql", "create table tasks (\n    id bigint generated always as identity primary "
                         "key,\n    x int not null\n);\n"},
        {"plain.sql",
         "create table tasks (\n    id bigint generated always as identity primary key\n);\n"},
    };
    const char *folder = support_directory();

    for (size_t i = 0; i < sizeof(FILES) / sizeof(*FILES); i++)
        support_file(folder, FILES[i][0], FILES[i][1]);
    return folder;
}

static void test_prove(void **state)
{
    static const char *const COMMANDS[] = {
        "schemac prove -q old.sql new.sql",
        "schemac prove -q old.sql new.sql --online --format json",
        "schemac prove -q new.sql new.sql",
        "schemac prove -q new.sql old.sql",
        "schemac prove -q new.sql plain.sql --allow data-loss",
        "schemac prove -q rows.sql checked.sql",
        "schemac prove -q rows.sql checked.sql --format json",
        "schemac prove -q plain.sql required.sql",
        "schemac prove -q broken.sql plain.sql --allow data-loss",
        "schemac prove -q plain.sql broken.sql --allow data-loss",
        "schemac prove -q plain.sql missing.sql",
        "SCHEMAC_PG_BIN=/nowhere schemac prove -q plain.sql plain.sql",
    };
    Str transcript = str_new(test_arena());
    const char *folder = folder_with_files();

    (void)state;
    if (getenv("SCHEMAC_TEST_PG_BIN") != NULL)
        setenv("SCHEMAC_PG_BIN", getenv("SCHEMAC_TEST_PG_BIN"), 1);
    for (size_t i = 0; i < sizeof(COMMANDS) / sizeof(*COMMANDS); i++)
        transcript_run(&transcript, folder, COMMANDS[i]);
    golden_check("tests/golden/cmd/prove.txt", transcript.text);
}

/* How long each step took is told, but not among the results. */
static void test_progress(void **state)
{
    Run run = program_shell(folder_with_files(), "schemac prove plain.sql plain.sql");

    (void)state;
    assert_int_equal(run.code, 0);
    assert_null(strstr(run.out, " s)"));
    assert_non_null(strstr(run.err, "started two servers ("));
    assert_non_null(strstr(run.err, "carried out the plan ("));
}

/* Starts a proof that takes long, with a folder of its own for what is temporary; `progress` gets what it says. */
static pid_t start_proof(const char *folder, const char *temporary, FILE **progress)
{
    char *program = realpath(program_path(), NULL);
    int ends[2];
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    if (child == 0) {
        setenv("TMPDIR", temporary, 1);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        execl(program, program, "-C", folder, "prove", "slow.sql", "old.sql", "--allow",
              "data-loss", (char *)NULL);
        _exit(127);
    }
    free(program);
    close(ends[1]);
    *progress = fdopen(ends[0], "r");
    return child;
}

static bool is_empty(const char *folder)
{
    TextVec names = {0};
    DiagList diags = support_diags();

    return file_list(test_arena(), folder, &names, &diags) && names.count == 0;
}

/* Neither a folder nor a server stays behind when it is interrupted or killed: the folder goes when the server has
 * ended. */
static void test_nothing_is_left(void **state)
{
    static const int SIGNALS[] = {SIGINT, SIGTERM, SIGKILL};
    const char *folder = folder_with_files();

    (void)state;
    support_file(folder, "slow.sql", "create table t (a int);\nselect pg_sleep(100);\n");
    for (size_t i = 0; i < sizeof(SIGNALS) / sizeof(*SIGNALS); i++) {
        const char *temporary = support_directory();
        char line[256] = "";
        FILE *progress;
        pid_t child;
        int status;

        /* The server may run as another user, who has to reach it. */
        assert_int_equal(chmod(temporary, 0777), 0);
        child = start_proof(folder, temporary, &progress);
        assert_non_null(fgets(line, sizeof(line), progress));
        assert_non_null(strstr(line, "started two servers"));
        assert_false(is_empty(temporary));
        kill(child, SIGNALS[i]);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), SIGNALS[i]);
        for (int tries = 0; tries < 1000 && !is_empty(temporary); tries++)
            nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
        assert_true(is_empty(temporary));
        fclose(progress);
    }
}

/* Ends all servers whose folders are here, as the system would that needs their memory. */
static void kill_servers(const char *temporary)
{
    TextVec names = {0};
    DiagList diags = support_diags();

    assert_true(file_list(test_arena(), temporary, &names, &diags));
    assert_int_equal(names.count, 2);
    for (size_t i = 0; i < names.count; i++) {
        const char *path =
            arena_printf(test_arena(), "%s/%s/data/postmaster.pid", temporary, names.items[i]);

        assert_int_equal(kill((pid_t)strtol(support_read(path), NULL, 10), SIGKILL), 0);
    }
}

static void test_a_server_that_is_killed(void **state)
{
    const char *folder = folder_with_files(), *temporary = support_directory();
    char line[512] = "";
    bool lost = false;
    FILE *progress;
    pid_t child;
    int status;

    (void)state;
    support_file(folder, "slow.sql", "create table t (a int);\nselect pg_sleep(100);\n");
    assert_int_equal(chmod(temporary, 0777), 0);
    child = start_proof(folder, temporary, &progress);
    assert_non_null(fgets(line, sizeof(line), progress));
    kill_servers(temporary);
    /* Before it was connected, or while it waited. */
    while (fgets(line, sizeof(line), progress) != NULL)
        lost = lost || strstr(line, "the connection to the server was lost") != NULL ||
               strstr(line, "cannot connect to the database") != NULL;
    assert_true(lost);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 1);
    for (int tries = 0; tries < 1000 && !is_empty(temporary); tries++)
        nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    assert_true(is_empty(temporary));
    fclose(progress);
}
