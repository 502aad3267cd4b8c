/* Help texts, printed from the tables of the commands. */
#include "cmd/command.h"

#include <ctype.h>

#define USAGE_COLUMNS 80
#define OPTION_COLUMN_LIMIT 30 /* a longer option has its text on the next line */

void command_path_append(Str *out, const CommandPath *path)
{
    str_text(out, "schemac");
    for (size_t i = 0; i < path->count; i++)
        str_printf(out, " %s", path->items[i]->name);
}

/* Appends words with line breaks, each line after the first indented. The first begins at column `indent`. */
static void append_wrapped(Str *out, const char *text, size_t indent)
{
    size_t column = indent;

    while (*text != '\0') {
        size_t length = strcspn(text, " \n");

        if (column > indent && column + 1 + length > USAGE_COLUMNS) {
            str_char(out, '\n');
            str_repeat(out, ' ', indent);
            column = indent;
        } else if (column > indent) {
            str_char(out, ' ');
            column++;
        }
        str_bytes(out, text, length);
        column += length;
        text += length;
        text += strspn(text, " \n");
    }
    str_char(out, '\n');
}

/* Paragraphs are wrapped; a line that begins with a space stays as it is. */
static void append_paragraphs(Str *out, const char *text)
{
    while (*text != '\0') {
        const char *end = text;

        if (*text == ' ' || *text == '\n') {
            end += strcspn(text, "\n");
            end += *end == '\n';
            str_bytes(out, text, (size_t)(end - text));
            if (*end == '\0' && end[-1] != '\n')
                str_char(out, '\n');
        } else {
            while (*end != '\0' && !(end[0] == '\n' && (end[1] == '\n' || end[1] == ' ')))
                end++;
            append_wrapped(out, arena_strndup(out->arena, text, (size_t)(end - text)), 0);
            end += *end == '\n';
        }
        text = end;
    }
}

static const char *option_label(Arena *arena, const CommandOption *option)
{
    Str label = str_new(arena);

    if (option->letter != 0)
        str_printf(&label, "-%c, ", option->letter);
    str_printf(&label, "--%s", option->name);
    if (option->argument != NULL)
        str_printf(&label, " %s", option->argument);
    return label.text;
}

/* Where the texts of a table begin: behind the longest label that is not too long. */
static size_t text_column(Arena *arena, const CommandOption *const *tables, size_t count)
{
    size_t widest = 0;

    for (size_t i = 0; i < count; i++) {
        for (const CommandOption *option = tables[i]; option != NULL && option->name != NULL;
             option++) {
            size_t length = strlen(option_label(arena, option));

            if (length + 4 <= OPTION_COLUMN_LIMIT && length > widest)
                widest = length;
        }
    }
    return widest + 4;
}

static void append_row(Str *out, const char *label, const char *text, size_t column)
{
    size_t length = strlen(label) + 2;

    str_printf(out, "  %s", label);
    if (length + 2 > column) {
        str_char(out, '\n');
        length = 0;
    }
    str_repeat(out, ' ', column - length);
    append_wrapped(out, text, column);
}

static void append_options(Str *out, const char *title, const CommandOption *options, size_t column)
{
    if (options == NULL || options->name == NULL)
        return;
    str_printf(out, "\n%s:\n", title);
    for (; options->name != NULL; options++)
        append_row(out, option_label(out->arena, options), options->help, column);
}

static void append_commands(Str *out, const Command *const *list)
{
    size_t column = 0;

    for (size_t i = 0; list[i] != NULL; i++)
        column = strlen(list[i]->name) + 4 > column ? strlen(list[i]->name) + 4 : column;
    str_text(out, "\nCommands:\n");
    for (size_t i = 0; list[i] != NULL; i++)
        append_row(out, list[i]->name, list[i]->summary, column);
}

static void append_program(Str *out)
{
    size_t column = text_column(out->arena, (const CommandOption *const[]){common_options}, 1);

    str_text(out, "schemac: a schema compiler for PostgreSQL\n\n"
                  "Usage: schemac COMMAND [OPTION...] [ARGUMENT...]\n");
    append_commands(out, commands_all);
    append_options(out, "Options of every command", common_options, column);
    append_paragraphs(
        out,
        "\nA SCHEMA is an SQL file, a folder of them, migrations:DIR (replayed in order), or - for "
        "standard input. Without one, schemac.yaml in the current folder says what the schema "
        "is.\n\n"
        "Exit codes: 0 fine and nothing differs, 1 error, 2 differences or stale output or pending "
        "migrations, 3 refused (a hazard that was not allowed), 64 usage.\n\n"
        "`schemac help COMMAND` tells more.");
}

void usage_append(Str *out, const CommandPath *path)
{
    const CommandOption *tables[COMMAND_DEPTH + 1];
    const Command *command;
    size_t column;

    if (path->count == 0) {
        append_program(out);
        return;
    }
    command = path->items[path->count - 1];
    str_text(out, "Usage: ");
    command_path_append(out, path);
    str_printf(out, "%s [OPTION...]%s%s\n\n", command->subcommands != NULL ? " COMMAND" : "",
               command->synopsis[0] != '\0' ? " " : "", command->synopsis);
    append_paragraphs(out, command->help);
    if (command->subcommands != NULL)
        append_commands(out, command->subcommands);
    for (size_t i = 0; i < path->count; i++)
        tables[i] = path->items[i]->options;
    tables[path->count] = common_options;
    column = text_column(out->arena, tables, path->count + 1);
    append_options(out, "Options", command->options, column);
    for (size_t i = path->count - 1; i > 0; i--)
        append_options(out,
                       arena_printf(out->arena, "Options of schemac %s", path->items[i - 1]->name),
                       path->items[i - 1]->options, column);
    append_options(out, "Options of every command", common_options, column);
}
