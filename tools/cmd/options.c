#include "cmd/options.h"

#include "config/suggest.h"

#include <ctype.h>

typedef struct Parser {
    Arena *arena;
    Arguments *arguments;
    DiagList *diags;
    int count;
    char *const *words;
    int at;
} Parser;

/* ---- tables ---------------------------------------------------------------------------------------- */

/* The tables that are valid now: of the commands on the path from the inside out, then the common one. */
static const CommandOption *option_table(const CommandPath *path, size_t index)
{
    if (index < path->count)
        return path->items[path->count - 1 - index]->options;
    return index == path->count ? common_options : NULL;
}

static const CommandOption *find_option(const CommandPath *path, const char *name, size_t length,
                                        char letter)
{
    for (size_t i = 0; i <= path->count; i++) {
        const CommandOption *option = option_table(path, i);

        for (; option != NULL && option->name != NULL; option++) {
            if (letter != 0
                    ? option->letter == letter
                    : strlen(option->name) == length && strncmp(option->name, name, length) == 0)
                return option;
        }
    }
    return NULL;
}

bool choice_contains(const char *choices, const char *text)
{
    size_t length = strlen(text);

    while (*choices != '\0') {
        size_t choice_length = strcspn(choices, "|");

        if (choice_length == length && strncmp(choices, text, length) == 0)
            return true;
        choices += choice_length;
        choices += *choices == '|';
    }
    return false;
}

/* ---- errors ----------------------------------------------------------------------------------------- */

static const char *path_text(const Parser *parser)
{
    Str text = str_new(parser->arena);

    command_path_append(&text, &parser->arguments->path);
    return text.text;
}

static void hint_help(const Parser *parser, Diag *diag)
{
    diag_hint(parser->diags, diag, "`%s --help` lists the options", path_text(parser));
}

static void report_unknown_option(const Parser *parser, const char *name, size_t length,
                                  char letter)
{
    const CommandPath *path = &parser->arguments->path;
    const char *given = arena_strndup(parser->arena, name, length), *near;
    TextVec names = {0};
    Diag *diag;

    diag = diag_error(parser->diags, "usage", span_none(), "%s has no option %s%s",
                      path_text(parser), letter != 0 ? "-" : "--", given);
    for (size_t i = 0; i <= path->count; i++) {
        const CommandOption *option = option_table(path, i);

        for (; option != NULL && option->name != NULL; option++)
            vec_push(parser->arena, &names, option->name);
    }
    near = suggest_name(names.items, names.count, given);
    if (near != NULL && letter == 0)
        diag_hint(parser->diags, diag, "did you mean --%s?", near);
    else
        hint_help(parser, diag);
}

static void report_choice(const Parser *parser, const CommandOption *option, const char *value)
{
    TextVec names = {0};
    Str all = str_new(parser->arena);
    const char *near;
    Diag *diag = diag_error(parser->diags, "usage", span_none(), "--%s cannot be \"%s\"",
                            option->name, value);

    for (const char *c = option->argument; *c != '\0';) {
        size_t length = strcspn(c, "|");
        const char *name = arena_strndup(parser->arena, c, length);

        c += length + (c[length] == '|');
        str_printf(&all, "%s%s", names.count == 0 ? "" : *c == '\0' ? " or " : ", ", name);
        vec_push(parser->arena, &names, name);
    }
    near = suggest_name(names.items, names.count, value);
    if (near != NULL)
        diag_hint(parser->diags, diag, "did you mean %s?", near);
    else
        diag_hint(parser->diags, diag, "it is %s", all.text);
}

/* ---- parsing ---------------------------------------------------------------------------------------- */

static bool accept_value(const Parser *parser, const CommandOption *option, const char *value)
{
    OptionValue given = {option, value};

    if (value != NULL && value[0] == '\0') {
        Diag *diag = diag_error(parser->diags, "usage", span_none(), "the value of --%s is empty",
                                option->name);

        hint_help(parser, diag);
        return false;
    }
    if (value != NULL && strchr(option->argument, '|') != NULL &&
        !choice_contains(option->argument, value)) {
        report_choice(parser, option, value);
        return false;
    }
    if (strcmp(option->name, "help") == 0)
        parser->arguments->help = true;
    vec_push(parser->arena, &parser->arguments->options, given);
    return true;
}

/* Takes the next word as the value of an option. */
static bool next_value(Parser *parser, const CommandOption *option, const char **value)
{
    if (parser->at < parser->count) {
        *value = parser->words[parser->at++];
        return true;
    }
    diag_error(parser->diags, "usage", span_none(), "--%s needs a value: --%s %s", option->name,
               option->name, option->argument);
    return false;
}

static bool parse_long(Parser *parser, const char *name)
{
    size_t length = strcspn(name, "=");
    const CommandOption *option = find_option(&parser->arguments->path, name, length, 0);
    const char *value = name[length] == '=' ? name + length + 1 : NULL;

    if (option == NULL) {
        report_unknown_option(parser, name, length, 0);
        return false;
    }
    if (option->argument == NULL && value != NULL) {
        diag_error(parser->diags, "usage", span_none(), "--%s takes no value", option->name);
        return false;
    }
    if (option->argument != NULL && value == NULL && !next_value(parser, option, &value))
        return false;
    return accept_value(parser, option, value);
}

/* One word of short options: -q, -qh, -C DIR, -CDIR. */
static bool parse_short(Parser *parser, const char *letters)
{
    while (*letters != '\0') {
        const CommandOption *option = find_option(&parser->arguments->path, NULL, 0, *letters);
        const char *value = NULL;

        if (option == NULL) {
            report_unknown_option(parser, letters, utf8_length(letters, strlen(letters)), *letters);
            return false;
        }
        letters++;
        if (option->argument != NULL && *letters != '\0') {
            value = letters;
            letters += strlen(letters);
        } else if (option->argument != NULL && !next_value(parser, option, &value)) {
            return false;
        }
        if (!accept_value(parser, option, value))
            return false;
    }
    return true;
}

static void report_unknown_command(const Parser *parser, const Command *const *list,
                                   const char *word)
{
    TextVec names = {0};
    const char *near;
    Diag *diag;

    for (size_t i = 0; list[i] != NULL; i++)
        vec_push(parser->arena, &names, list[i]->name);
    near = suggest_name(names.items, names.count, word);
    diag = diag_error(parser->diags, "usage", span_none(), "%s has no command \"%s\"",
                      path_text(parser), word);
    if (near != NULL)
        diag_hint(parser->diags, diag, "did you mean `%s %s`?", path_text(parser), near);
    else
        diag_hint(parser->diags, diag, "`%s --help` lists the commands", path_text(parser));
}

/* The commands that may come next; NULL when the command is complete. */
static const Command *const *next_commands(const CommandPath *path)
{
    return path->count == 0 ? commands_all : path->items[path->count - 1]->subcommands;
}

static bool accept_word(Parser *parser, const char *word)
{
    CommandPath *path = &parser->arguments->path;
    const Command *const *list = next_commands(path);
    const Command *command;

    if (list == NULL) {
        vec_push(parser->arena, &parser->arguments->words, word);
        return true;
    }
    command = command_find(list, word);
    if (command == NULL) {
        report_unknown_command(parser, list, word);
        return false;
    }
    path->items[path->count++] = command;
    return true;
}

static bool check_word_count(const Parser *parser)
{
    const Arguments *arguments = parser->arguments;
    const Command *command = arguments->path.items[arguments->path.count - 1];
    int count = (int)arguments->words.count;
    Diag *diag;

    if (count >= command->least_arguments &&
        (command->most_arguments < 0 || count <= command->most_arguments))
        return true;
    if (count < command->least_arguments)
        diag = diag_error(parser->diags, "usage", span_none(), "%s needs %s", path_text(parser),
                          command->synopsis);
    else if (command->most_arguments == 0)
        diag = diag_error(parser->diags, "usage", span_none(),
                          "%s takes no argument, and \"%s\" is one", path_text(parser),
                          arguments->words.items[0]);
    else
        diag = diag_error(parser->diags, "usage", span_none(),
                          "%s takes %s only: \"%s\" is too much", path_text(parser),
                          command->synopsis, arguments->words.items[command->most_arguments]);
    diag_hint(parser->diags, diag, "see `%s --help`", path_text(parser));
    return false;
}

bool arguments_parse(Arena *arena, int count, char *const *words, Arguments *arguments,
                     DiagList *diags)
{
    Parser parser = {arena, arguments, diags, count, words, 0};
    bool options_end = false, ok = true;

    while (ok && parser.at < parser.count) {
        const char *word = words[parser.at++];
        const CommandPath *path = &arguments->path;

        if (!options_end && strcmp(word, "--") == 0)
            options_end = true;
        else if (!options_end && word[0] == '-' && word[1] == '-')
            ok = parse_long(&parser, word + 2);
        else if (!options_end && word[0] == '-' && word[1] != '\0')
            ok = parse_short(&parser, word + 1);
        else
            ok = accept_word(&parser, word);
        if (path->count > 0 && path->items[path->count - 1]->takes_command &&
            arguments->words.count > 0)
            options_end = true;
    }
    if (arguments->help)
        return ok;
    return ok && (next_commands(&arguments->path) != NULL || check_word_count(&parser));
}

/* ---- asking ------------------------------------------------------------------------------------------ */

static const CommandOption *known_option(const Arguments *arguments, const char *name)
{
    const CommandOption *option = find_option(&arguments->path, name, strlen(name), 0);

    if (option == NULL)
        BUG("the command has no option --%s", name);
    return option;
}

const char *arguments_value(const Arguments *arguments, const char *name)
{
    const CommandOption *option = known_option(arguments, name);

    for (size_t i = arguments->options.count; i > 0; i--)
        if (arguments->options.items[i - 1].option == option)
            return arguments->options.items[i - 1].value;
    return NULL;
}

bool arguments_flag(const Arguments *arguments, const char *name)
{
    const CommandOption *option = known_option(arguments, name);

    for (size_t i = 0; i < arguments->options.count; i++)
        if (arguments->options.items[i].option == option)
            return true;
    return false;
}

TextVec arguments_values(Arena *arena, const Arguments *arguments, const char *name)
{
    const CommandOption *option = known_option(arguments, name);
    TextVec values = {0};

    for (size_t i = 0; i < arguments->options.count; i++)
        if (arguments->options.items[i].option == option)
            vec_push(arena, &values, arguments->options.items[i].value);
    return values;
}
