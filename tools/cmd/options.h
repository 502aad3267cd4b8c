/*
 * Options: the command line, parsed against the tables of the commands.
 */
#ifndef SCHEMAC_CMD_OPTIONS_H
#define SCHEMAC_CMD_OPTIONS_H

#include "cmd/command.h"

typedef struct OptionValue {
    const CommandOption *option;
    const char *value; /* NULL for a flag */
} OptionValue;

typedef struct Arguments {
    CommandPath path; /* empty when no command was given */
    VEC(OptionValue) options;
    TextVec words; /* what is no option */
    bool help;     /* -h or --help was given */
} Arguments;

/* Parses a command line without the program's name. False after errors about it, with code "usage". */
bool arguments_parse(Arena *arena, int count, char *const *words, Arguments *arguments,
                     DiagList *diags);

/* The value of an option, the last one when it was given more than once; NULL when it was not given. Asking for an
 * option that the command does not have is a bug. */
const char *arguments_value(const Arguments *arguments, const char *name);
bool arguments_flag(const Arguments *arguments, const char *name);

/* All values of an option, in order. */
TextVec arguments_values(Arena *arena, const Arguments *arguments, const char *name);

/* One of the values that a table lists as "sql|json|summary"; `name` must have been checked by the parser. */
bool choice_contains(const char *choices, const char *text);

#endif
