/* The entry point of the program. */
#include "cmd/commands.h"
#include "cmd/context.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/* A closed standard stream would be reopened as the next file or socket, and messages would be written into that. */
static void guard_standard_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) == -1 &&
            open("/dev/null", fd == STDERR_FILENO ? O_WRONLY : O_RDONLY) != fd)
            BUG("a standard stream is closed and cannot be replaced");
}

static bool wants_color(const char *when, int fd)
{
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");

    if (when != NULL && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    return isatty(fd) && (no_color == NULL || no_color[0] == '\0') && terminal != NULL &&
           strcmp(terminal, "dumb") != 0;
}

static void use_common_options(Context *context)
{
    const Arguments *arguments = &context->arguments;
    const char *color = arguments_value(arguments, "color");
    const char *directory = arguments_value(arguments, "directory");

    context->quiet = arguments_flag(arguments, "quiet");
    context->error_color = wants_color(color, STDERR_FILENO);
    context->result_color = wants_color(color, STDOUT_FILENO);
    context->directory = directory != NULL ? directory : ".";
}

static bool check_directory(Context *context)
{
    if (access(context->directory, X_OK) == 0)
        return true;
    diag_error(&context->diags, "file", span_none(),
               "cannot work in \"%s\": it is no folder that can be entered", context->directory);
    return false;
}

static ExitCode run_command(Context *context, int count, char *const *words)
{
    Arguments *arguments = &context->arguments;
    CommandPath *path = &arguments->path;
    bool parsed;

    if (count == 1 && strcmp(words[0], "--version") == 0)
        return command_version.run(context);
    parsed = arguments_parse(context->arena, count, words, arguments, &context->diags);
    use_common_options(context);
    if (!parsed)
        return EXIT_CODE_USAGE;
    if (arguments->help) {
        usage_append(&context->result, path);
        return EXIT_CODE_OK;
    }
    if (path->count == 0 || path->items[path->count - 1]->run == NULL) {
        Str usage = str_new(context->arena);

        usage_append(&usage, path);
        fputs(usage.text, stderr);
        return EXIT_CODE_USAGE;
    }
    if (!check_directory(context))
        return EXIT_CODE_ERROR;
    return path->items[path->count - 1]->run(context);
}

int cmd_main(int argc, char **argv)
{
    pthread_mutex_t sources_mutex = PTHREAD_MUTEX_INITIALIZER;
    Context context = {.arena = arena_new(), .sources_mutex = &sources_mutex};
    ExitCode code;

    guard_standard_streams();
    /* A reader that goes away is an error of a write then, with a message. */
    signal(SIGPIPE, SIG_IGN);
    commands_validate();
    context.diags = diag_list_new(context.arena);
    context.result = str_new(context.arena);
    context.sources = map_new(context.arena);
    code = run_command(&context, argc > 0 ? argc - 1 : 0, argv + 1);
    if (!context_flush(&context))
        code = EXIT_CODE_ERROR;
    context_print_diags(&context);
    /* Wherever that turned out. */
    if (code == EXIT_CODE_ERROR && context.usage_error)
        code = EXIT_CODE_USAGE;
    arena_free(context.arena);
    return code;
}
