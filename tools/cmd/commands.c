/* The list of all commands, and the check of their tables. */
#include "cmd/commands.h"

#include <ctype.h>

const Command *const commands_all[] = {
    &command_init,    &command_check,   &command_inspect, &command_generate,
    &command_emit,    &command_diff,    &command_prove,   &command_migrate,
    &command_scratch, &command_version, &command_help,    NULL,
};

const CommandOption common_options[] = {
    {"directory", 'C', "DIR",
     "Work as if started in DIR: paths are relative to it, and its schemac.yaml is the "
     "configuration."},
    {"quiet", 'q', NULL,
     "No account, summary, progress or notes; errors, warnings and results still come."},
    {"color", 0, "auto|always|never",
     "Colours on a terminal (auto, the default), always or never. NO_COLOR turns auto off."},
    {"help", 'h', NULL, "Print the help of the command."},
    {0},
};

const Command *command_find(const Command *const *list, const char *name)
{
    for (; *list != NULL; list++)
        if (strcmp((*list)->name, name) == 0)
            return *list;
    return NULL;
}

/* ---- validation ------------------------------------------------------------------------------------- */

/* The help is set in plain ASCII, so that columns are bytes. */
static bool is_plain_text(const char *text)
{
    for (; *text != '\0'; text++)
        if (!isprint((unsigned char)*text) && *text != '\n')
            return false;
    return true;
}

static bool is_plain_name(const char *name)
{
    return name[0] != '\0' && name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0' &&
           isalpha((unsigned char)name[0]);
}

static bool same_option(const CommandOption *a, const CommandOption *b)
{
    return strcmp(a->name, b->name) == 0 || (a->letter != 0 && a->letter == b->letter);
}

/* Checks the options of one table, also against those that are valid at the same time. */
static void validate_options(const char *command, const CommandOption *options,
                             const CommandOption *outer)
{
    for (const CommandOption *option = options; option != NULL && option->name != NULL; option++) {
        if (!is_plain_name(option->name) || option->help == NULL || !is_plain_text(option->help) ||
            (option->letter != 0 && !isalpha((unsigned char)option->letter)))
            BUG("%s: the option %s is not described well", command, option->name);
        for (const CommandOption *other = options; other < option; other++)
            if (same_option(option, other))
                BUG("%s: the options %s and %s collide", command, other->name, option->name);
        for (const CommandOption *other = outer; other != NULL && other->name != NULL; other++)
            if (same_option(option, other))
                BUG("%s: the options %s and %s collide", command, other->name, option->name);
    }
}

static void validate_command(const Command *command, const CommandOption *outer)
{
    if (!is_plain_name(command->name) || command->synopsis == NULL || command->summary == NULL ||
        command->help == NULL || !is_plain_text(command->help) ||
        !is_plain_text(command->summary) || strlen(command->summary) > 60)
        BUG("the command %s is not described well", command->name);
    if ((command->run == NULL) == (command->subcommands == NULL))
        BUG("the command %s must either run or have subcommands", command->name);
    if (command->most_arguments >= 0 && command->most_arguments < command->least_arguments)
        BUG("the command %s can have no right number of arguments", command->name);
    validate_options(command->name, command->options, common_options);
    validate_options(command->name, command->options, outer);
    for (size_t i = 0; command->subcommands != NULL && command->subcommands[i] != NULL; i++)
        validate_command(command->subcommands[i], command->options);
}

void commands_validate(void)
{
    validate_options("schemac", common_options, NULL);
    for (size_t i = 0; commands_all[i] != NULL; i++) {
        validate_command(commands_all[i], NULL);
        for (size_t j = 0; j < i; j++)
            if (strcmp(commands_all[i]->name, commands_all[j]->name) == 0)
                BUG("there are two commands %s", commands_all[i]->name);
    }
}
