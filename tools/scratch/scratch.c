#include "scratch/scratch.h"

#include "base/file.h"
#include "libpq/libpq.h"
#include "scratch/watchdog.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SOCKET_PATH_LIMIT 107 /* bytes of sun_path without the NUL */
#define SOCKET_NAME_LENGTH 18 /* "/.s.PGSQL.65535" and a reserve */
#define POLL_MILLISECONDS 10
#define LOG_TAIL_LINES 12

struct Scratch {
    Arena *arena;
    char *directory;
    int port;
    int lifeline; /* write end: closing it ends the server */
    int report;   /* read end */
    pid_t watchdog;
    pid_t owner; /* the process that started it */
};

/* Everything about the start that the steps share. */
typedef struct Launch {
    Arena *arena;
    const ScratchOptions *options;
    DiagList *diags;
    const char *programs;
    const struct passwd *user; /* whom the server runs as, NULL: the caller */
} Launch;

static const ScratchOptions NO_OPTIONS = {0};

/* ---- the user and the folder -------------------------------------------------------------------------------- */

/* Root needs somebody else to run the server. False after an error. */
static bool choose_user(Launch *launch)
{
    const char *named = getenv("SCHEMAC_PG_USER");

    if (geteuid() != 0)
        return true;
    if (named != NULL && *named != '\0') {
        launch->user = getpwnam(named);
        if (launch->user == NULL || launch->user->pw_uid == 0) {
            diag_error(launch->diags, "no-server-user", span_none(),
                       "SCHEMAC_PG_USER names %s, which is %s", named,
                       launch->user == NULL ? "not a user of this system"
                                            : "root, and a server refuses to run as root");
            return false;
        }
        return true;
    }
    launch->user = getpwnam("postgres");
    if (launch->user == NULL)
        launch->user = getpwnam("nobody");
    if (launch->user == NULL) {
        Diag *diag = diag_error(
            launch->diags, "no-server-user", span_none(),
            "PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody");
        diag_hint(launch->diags, diag, "name an unprivileged user with SCHEMAC_PG_USER");
        return false;
    }
    return true;
}

/* True when the server's user may pass through a folder and all above it. */
static bool user_reaches(const Launch *launch, const char *directory)
{
    Arena *arena = launch->arena;

    for (const char *at = directory;; at = path_directory(arena, at)) {
        struct stat info;
        mode_t needed = S_IXOTH;

        if (stat(at, &info) != 0 || !S_ISDIR(info.st_mode))
            return false;
        if (launch->user != NULL) {
            if (info.st_uid == launch->user->pw_uid)
                needed = S_IXUSR;
            else if (info.st_gid == launch->user->pw_gid)
                needed = S_IXGRP;
            if ((info.st_mode & needed) == 0)
                return false;
        }
        if (strcmp(at, "/") == 0 || strcmp(at, ".") == 0)
            return true;
    }
}

/* Why a folder cannot hold the scratch folder, NULL when it can. */
static const char *refuses_scratch(const Launch *launch, const char *directory)
{
    if (directory[0] != '/')
        return "is not an absolute path";
    if (strchr(directory, ',') != NULL)
        return "has a comma in its name, which cannot stand in a connection string";
    if (strlen(directory) + strlen("/schemac-XXXXXX") + SOCKET_NAME_LENGTH > SOCKET_PATH_LIMIT)
        return "is too long for the path of a unix socket";
    if (!user_reaches(launch, directory))
        return "is not a folder that the server's user can reach";
    if (access(directory, W_OK | X_OK) != 0)
        return "is not writable";
    return NULL;
}

static char *make_directory(const Launch *launch)
{
    const char *candidates[] = {getenv("TMPDIR"), "/tmp"};
    Str reasons = str_new(launch->arena);
    Diag *diag;

    for (size_t i = 0; i < 2; i++) {
        const char *reason;
        char *path;

        if (candidates[i] == NULL || *candidates[i] == '\0')
            continue;
        reason = refuses_scratch(launch, candidates[i]);
        if (reason == NULL) {
            path = arena_printf(launch->arena, "%s/schemac-XXXXXX", candidates[i]);
            if (mkdtemp(path) != NULL) {
                if (launch->user == NULL ||
                    chown(path, launch->user->pw_uid, launch->user->pw_gid) == 0)
                    return path;
                rmdir(path);
            }
            reason = strerror(errno);
        }
        str_printf(&reasons, "%s%s: %s", reasons.length > 0 ? "; " : "", candidates[i], reason);
    }
    diag = diag_error(launch->diags, "no-scratch-folder", span_none(),
                      "no folder for a throwaway PostgreSQL server could be made");
    diag_detail(launch->diags, diag, "%s", reasons.text);
    diag_hint(launch->diags, diag, "set TMPDIR to a writable folder with a short path");
    return NULL;
}

/* ---- command lines ------------------------------------------------------------------------------------------ */

typedef VEC(char *) ArgumentVec;

static void push_setting(Arena *arena, ArgumentVec *arguments, const char *setting)
{
    vec_push(arena, arguments, arena_strdup(arena, "-c"));
    vec_push(arena, arguments, arena_strdup(arena, setting));
}

static char **initdb_arguments(const Launch *launch, const char *directory)
{
    Arena *arena = launch->arena;
    ArgumentVec arguments = {0};

    vec_push(arena, &arguments, path_join(arena, launch->programs, "initdb"));
    vec_push(arena, &arguments, arena_printf(arena, "--pgdata=%s/data", directory));
    vec_push(arena, &arguments, arena_strdup(arena, "--auth=trust"));
    vec_push(arena, &arguments, arena_strdup(arena, "--username=postgres"));
    vec_push(arena, &arguments, arena_strdup(arena, "--encoding=UTF8"));
    vec_push(arena, &arguments, arena_strdup(arena, "--locale=C"));
    vec_push(arena, &arguments, arena_strdup(arena, "--no-sync"));
    vec_push(arena, &arguments, NULL);
    return arguments.items;
}

/* Fast and forgetful, and free of the warnings that a small server gives about publications. */
static const char *const SERVER_SETTINGS[] = {
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=logical",
    "shared_buffers=32MB",
    "dynamic_shared_memory_type=mmap",
    "jit=off",
    "timezone=UTC",
    "log_timezone=UTC",
    "logging_collector=off",
    "log_destination=stderr",
};

static char **server_arguments(const Launch *launch, const char *directory, int port)
{
    Arena *arena = launch->arena;
    ArgumentVec arguments = {0};

    vec_push(arena, &arguments, path_join(arena, launch->programs, "postgres"));
    vec_push(arena, &arguments, arena_strdup(arena, "-D"));
    vec_push(arena, &arguments, path_join(arena, directory, "data"));
    for (size_t i = 0; i < sizeof(SERVER_SETTINGS) / sizeof(*SERVER_SETTINGS); i++)
        push_setting(arena, &arguments, SERVER_SETTINGS[i]);
    push_setting(arena, &arguments,
                 arena_printf(arena, "unix_socket_directories=\"%s\"", directory));
    push_setting(arena, &arguments, arena_printf(arena, "port=%d", port));
    if (launch->options->hba != NULL)
        push_setting(arena, &arguments, arena_printf(arena, "hba_file=%s/pg_hba.conf", directory));
    for (size_t i = 0; i < launch->options->setting_count; i++)
        push_setting(arena, &arguments, launch->options->settings[i]);
    vec_push(arena, &arguments, NULL);
    return arguments.items;
}

static bool write_hba(const Launch *launch, const char *directory)
{
    char *path = path_join(launch->arena, directory, "pg_hba.conf");
    char *text = arena_printf(launch->arena, "%s\nlocal all all trust\n", launch->options->hba);

    if (file_write_if_changed(path, text, strlen(text), launch->diags) == FILE_WRITE_FAILED)
        return false;
    if (launch->user != NULL && chown(path, launch->user->pw_uid, launch->user->pw_gid) != 0) {
        diag_error(launch->diags, "io", span_none(), "%s: cannot be given to user %s: %s", path,
                   launch->user->pw_name, strerror(errno));
        return false;
    }
    return true;
}

/* ---- start -------------------------------------------------------------------------------------------------- */

/* Forks the watchdog. No signal can end the caller between making the folder and guarding it. */
static bool start_watchdog(Launch *launch, Scratch *scratch)
{
    int lifeline[2] = {-1, -1}, report[2] = {-1, -1};
    WatchdogTask task = {.directory = scratch->directory, .caller = getpid()};

    task.initdb = initdb_arguments(launch, scratch->directory);
    task.server = server_arguments(launch, scratch->directory, scratch->port);
    if (launch->user != NULL) {
        task.change_user = true;
        task.user = launch->user->pw_uid;
        task.group = launch->user->pw_gid;
    }
    if (pipe2(lifeline, O_CLOEXEC) == 0 && pipe2(report, O_CLOEXEC) == 0) {
        task.lifeline = lifeline[0];
        task.report = report[1];
        scratch->watchdog = fork();
        if (scratch->watchdog == 0) {
            close(lifeline[1]);
            close(report[0]);
            watchdog_run(&task);
        }
    } else {
        scratch->watchdog = -1;
    }
    if (scratch->watchdog < 0) {
        diag_error(launch->diags, "no-server", span_none(), "no process could be started: %s",
                   strerror(errno));
        for (size_t i = 0; i < 2; i++) {
            close(lifeline[i]);
            close(report[i]);
        }
        return false;
    }
    close(lifeline[0]);
    close(report[1]);
    scratch->lifeline = lifeline[1];
    scratch->report = report[0];
    return true;
}

/* The next word of the watchdog: a byte of watchdog.h, 0 when there is none yet, -1 when the watchdog is gone. */
static int next_report(const Scratch *scratch, int milliseconds)
{
    struct pollfd ready = {.fd = scratch->report, .events = POLLIN};
    char what;
    ssize_t got;

    if (poll(&ready, 1, milliseconds) <= 0)
        return 0;
    got = read(scratch->report, &what, 1);
    if (got == 1)
        return what;
    return got < 0 && errno == EINTR ? 0 : -1;
}

/* Adds an error that shows the last lines of a log. */
static void report_failure(const Launch *launch, const Scratch *scratch, const char *log_name,
                           const char *message)
{
    DiagList ignored = diag_list_new(launch->arena);
    Source *log =
        file_read(launch->arena, path_join(launch->arena, scratch->directory, log_name), &ignored);
    Diag *diag = diag_error(launch->diags, "no-server", span_none(), "%s (programs: %s)", message,
                            launch->programs);

    if (log != NULL && log->length > 0) {
        size_t start = log->length, end = log->length;

        while (end > 0 && log->text[end - 1] == '\n')
            end--;
        start = end;
        for (int lines = 0; start > 0; start--)
            if (log->text[start - 1] == '\n' && ++lines == LOG_TAIL_LINES)
                break;
        diag_detail(launch->diags, diag, "it wrote:\n%.*s", (int)(end - start), log->text + start);
    }
    diag_hint(launch->diags, diag, "choose other programs with --pg-bin DIR or SCHEMAC_PG_BIN%s",
              launch->user != NULL ? ", another user to run them as with SCHEMAC_PG_USER" : "");
}

static double seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool wait_until_ready(const Launch *launch, const Scratch *scratch)
{
    int timeout = launch->options->timeout_seconds > 0 ? launch->options->timeout_seconds : 60;
    const char *conninfo = scratch_conninfo(scratch, launch->arena, "postgres");
    double end = seconds_now() + timeout;
    bool started = false;

    while (seconds_now() < end) {
        switch (next_report(scratch, POLL_MILLISECONDS)) {
        case WATCHDOG_SERVER_STARTED:
            started = true;
            break;
        case WATCHDOG_INITDB_FAILED:
            report_failure(launch, scratch, "initdb.log", "initdb failed");
            return false;
        case WATCHDOG_SERVER_ENDED:
            report_failure(launch, scratch, "server.log",
                           "the throwaway PostgreSQL server ended at its start");
            return false;
        case -1:
            diag_error(launch->diags, "no-server", span_none(),
                       "the process that guards the throwaway PostgreSQL server was killed");
            return false;
        }
        if (started && libpq.PQping(conninfo) == PQPING_OK)
            return true;
    }
    report_failure(launch, scratch, started ? "server.log" : "initdb.log",
                   arena_printf(launch->arena,
                                "the throwaway PostgreSQL server did not answer within %d s",
                                timeout));
    return false;
}

Scratch *scratch_start(Arena *arena, const ScratchOptions *options, DiagList *diags)
{
    Launch launch = {
        .arena = arena, .options = options != NULL ? options : &NO_OPTIONS, .diags = diags};
    Scratch *scratch = ARENA_NEW(arena, Scratch);
    sigset_t all, before;
    bool guarded = false;

    scratch->arena = arena;
    scratch->owner = getpid();
    scratch->port = launch.options->port > 0 ? launch.options->port : 5432;
    launch.programs = scratch_find_programs(arena, launch.options->pg_bin, diags);
    if (launch.programs == NULL || !choose_user(&launch) || !libpq_load(diags))
        return NULL;

    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    scratch->directory = make_directory(&launch);
    if (scratch->directory != NULL) {
        guarded = (launch.options->hba == NULL || write_hba(&launch, scratch->directory)) &&
                  start_watchdog(&launch, scratch);
        if (!guarded)
            watchdog_remove_directory(scratch->directory);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (!guarded)
        return NULL;
    if (!wait_until_ready(&launch, scratch)) {
        scratch_stop(scratch);
        return NULL;
    }
    return scratch;
}

/* ---- use and end -------------------------------------------------------------------------------------------- */

void scratch_stop(Scratch *scratch)
{
    if (scratch == NULL || scratch->watchdog == 0)
        return;
    /* A process that the owner forked has nothing to stop. */
    if (getpid() != scratch->owner)
        return;
    close(scratch->lifeline);
    while (waitpid(scratch->watchdog, NULL, 0) < 0 && errno == EINTR)
        ;
    close(scratch->report);
    scratch->watchdog = 0;
    /* The watchdog has done this, unless it was killed itself; the server ends with it then. */
    watchdog_remove_directory(scratch->directory);
}

/* A value of a connection string, in quotes. */
static void append_conninfo(Str *out, const char *key, const char *value)
{
    str_printf(out, "%s%s='", out->length > 0 ? " " : "", key);
    for (; *value != '\0'; value++) {
        if (*value == '\'' || *value == '\\')
            str_char(out, '\\');
        str_char(out, *value);
    }
    str_char(out, '\'');
}

char *scratch_conninfo(const Scratch *scratch, Arena *arena, const char *database)
{
    Str out = str_new(arena);

    append_conninfo(&out, "host", scratch->directory);
    append_conninfo(&out, "hostaddr", "");
    append_conninfo(&out, "port", arena_printf(arena, "%d", scratch->port));
    append_conninfo(&out, "user", "postgres");
    append_conninfo(&out, "dbname", database);
    return out.text;
}

bool scratch_create_database(const Scratch *scratch, const char *name, const char *template_name,
                             DiagList *diags)
{
    PGconn *conn = libpq.PQconnectdb(scratch_conninfo(scratch, scratch->arena, "postgres"));
    Str sql = str_new(scratch->arena);
    PGresult *result = NULL;
    bool ok = libpq.PQstatus(conn) == CONNECTION_OK;

    str_text(&sql, "create database ");
    str_sql_ident(&sql, name);
    if (template_name != NULL) {
        str_text(&sql, " template ");
        str_sql_ident(&sql, template_name);
    }
    if (ok) {
        result = libpq.PQexec(conn, sql.text);
        ok = libpq.PQresultStatus(result) == PGRES_COMMAND_OK;
    }
    if (!ok) {
        Str reason = str_new(scratch->arena);

        str_text(&reason, libpq.PQerrorMessage(conn));
        str_trim_end(&reason);
        diag_error(diags, "no-database", span_none(),
                   "the throwaway server cannot create the database %s: %s", name, reason.text);
    }
    libpq.PQclear(result);
    libpq.PQfinish(conn);
    return ok;
}

const char *scratch_directory(const Scratch *scratch)
{
    return scratch->directory;
}

pid_t scratch_server_pid(const Scratch *scratch)
{
    char path[4096], line[64];
    FILE *file;
    long pid = 0;

    snprintf(path, sizeof(path), "%s/data/postmaster.pid", scratch->directory);
    file = fopen(path, "re");
    if (file == NULL)
        return 0;
    if (fgets(line, sizeof(line), file) != NULL)
        pid = strtol(line, NULL, 10);
    fclose(file);
    return (pid_t)pid;
}
