#include "cmd/commands.h"
#include "cmd/context.h"

static ExitCode run_help(Context *context)
{
    const TextVec *words = &context->arguments.words;
    const Command *const *list = commands_all;
    CommandPath path = {0};

    for (size_t i = 0; i < words->count; i++) {
        const Command *command = list != NULL ? command_find(list, words->items[i]) : NULL;

        if (command == NULL) {
            Diag *diag = diag_error(&context->diags, "usage", span_none(),
                                    "there is no command \"%s\"", words->items[i]);

            diag_hint(&context->diags, diag, "`schemac help` lists the commands");
            return EXIT_CODE_USAGE;
        }
        path.items[path.count++] = command;
        list = command->subcommands;
    }
    usage_append(&context->result, &path);
    return EXIT_CODE_OK;
}

const Command command_help = {
    .name = "help",
    .synopsis = "[COMMAND]",
    .summary = "explain a command",
    .help = "Prints the help of a command, or the list of all commands.\n"
            "\n"
            "  schemac help\n"
            "  schemac help diff\n"
            "  schemac help migrate up",
    .run = run_help,
    .most_arguments = 2,
};
