#include "cmd/commands.h"
#include "cmd/context.h"

#include "scratch/scratch.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define SCRATCH_DATABASE "postgres"
#define SCRATCH_USER "postgres"
#define SCRATCH_PORT "5432"

/* The address of the server as a URI: what most programs understand. */
static const char *scratch_url(Context *context, const char *socket_directory)
{
    static const char DIGITS[] = "0123456789ABCDEF";
    Str url = str_new(context->arena);

    str_text(&url, "postgresql://" SCRATCH_USER "@/" SCRATCH_DATABASE "?host=");
    for (const unsigned char *c = (const unsigned char *)socket_directory; *c != '\0'; c++) {
        if (strchr("/-_.", *c) != NULL || (*c >= '0' && *c <= '9') || (*c >= 'A' && *c <= 'Z') ||
            (*c >= 'a' && *c <= 'z'))
            str_char(&url, (char)*c);
        else
            str_printf(&url, "%%%c%c", DIGITS[*c >> 4], DIGITS[*c & 15]);
    }
    str_text(&url, "&port=" SCRATCH_PORT);
    return url.text;
}

/* In the child: becomes the command. Returns only when that fails. */
static void become_command(Context *context, const char *socket_directory, const char *url,
                           const sigset_t *signals)
{
    const TextVec *words = &context->arguments.words;
    VEC(char *) command = {0};

    for (size_t i = 0; i < words->count; i++)
        vec_push(context->arena, &command, arena_strdup(context->arena, words->items[i]));
    vec_push(context->arena, &command, NULL);
    setenv("DATABASE_URL", url, 1);
    setenv("PGHOST", socket_directory, 1);
    setenv("PGPORT", SCRATCH_PORT, 1);
    setenv("PGUSER", SCRATCH_USER, 1);
    setenv("PGDATABASE", SCRATCH_DATABASE, 1);
    /* What is set for another server must not lead there. */
    unsetenv("SCHEMAC_DB");
    unsetenv("PGHOSTADDR");
    unsetenv("PGSERVICE");
    unsetenv("PGPASSWORD");
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, signals, NULL);
    execvp(command.items[0], command.items);
}

/* Waits for the child; signals that end programs are passed on to it, except those that the terminal sends to both. */
static int wait_for(pid_t child, const sigset_t *signals)
{
    int status;

    for (;;) {
        siginfo_t info;
        int number;
        pid_t ended = waitpid(child, &status, WNOHANG);

        if (ended == child)
            return status;
        if (ended < 0 && errno != EINTR)
            return -1;
        number = sigwaitinfo(signals, &info);
        if (number > 0 && number != SIGCHLD && (number == SIGTERM || info.si_code <= 0))
            kill(child, number);
    }
}

static ExitCode command_result(Context *context, int status)
{
    if (WIFEXITED(status))
        return (ExitCode)WEXITSTATUS(status);
    if (WIFSIGNALED(status)) {
        diag_error(&context->diags, "command", span_none(), "%s was ended by signal %d (%s)",
                   context->arguments.words.items[0], WTERMSIG(status),
                   strsignal(WTERMSIG(status)));
        return (ExitCode)(128 + WTERMSIG(status));
    }
    return EXIT_CODE_ERROR;
}

static ExitCode run_with_server(Context *context, const char *socket_directory)
{
    const char *url = scratch_url(context, socket_directory);
    const char *command = context->arguments.words.items[0];
    sigset_t signals, before;
    int status;
    pid_t child;

    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    sigaddset(&signals, SIGQUIT);
    sigprocmask(SIG_BLOCK, &signals, &before);
    child = fork();
    if (child == 0) {
        int error;

        become_command(context, socket_directory, url, &before);
        error = errno;
        dprintf(STDERR_FILENO, "error: cannot run \"%s\": %s\n", command, strerror(error));
        _exit(error == ENOENT ? 127 : 126);
    }
    status = child > 0 ? wait_for(child, &signals) : -1;
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (child < 0 || status < 0) {
        diag_error(&context->diags, "command", span_none(), "cannot start %s: %s", command,
                   strerror(errno));
        return EXIT_CODE_ERROR;
    }
    return command_result(context, status);
}

static ExitCode run_scratch(Context *context)
{
    ScratchOptions options = {.pg_bin = arguments_value(&context->arguments, "pg-bin")};
    Scratch *scratch;
    ExitCode code;

    if (options.pg_bin != NULL)
        options.pg_bin = context_path(context, options.pg_bin);
    scratch = scratch_start(context->arena, &options, &context->diags);
    if (scratch == NULL)
        return EXIT_CODE_ERROR;
    code = run_with_server(context, scratch_directory(scratch));
    scratch_stop(scratch);
    return code;
}

static const CommandOption OPTIONS[] = {
    {"pg-bin", 0, "DIR",
     "The folder of initdb and postgres. Without it: SCHEMAC_PG_BIN, pg_config, the usual places "
     "of packages, PATH."},
    {0},
};

const Command command_scratch = {
    .name = "scratch",
    .synopsis = "COMMAND [ARGUMENT...]",
    .summary = "run a command with a throwaway PostgreSQL server",
    .help = "Starts an empty PostgreSQL server in a temporary folder, runs COMMAND, and removes "
            "the server and all its "
            "data afterwards, also when it is interrupted. DATABASE_URL, PGHOST, PGPORT, PGUSER "
            "and PGDATABASE lead "
            "COMMAND to the server; nobody else can reach it. For tests, and to try things.\n"
            "\n"
            "  schemac scratch psql\n"
            "  schemac scratch --pg-bin /usr/lib/postgresql/15/bin make test\n"
            "  schemac scratch sh -c 'schemac migrate up --load-external && ./tests'\n"
            "\n"
            "The exit code is that of COMMAND.",
    .options = OPTIONS,
    .run = run_scratch,
    .least_arguments = 1,
    .most_arguments = -1,
    .takes_command = true,
};
