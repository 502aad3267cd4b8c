/*
 * Command: what a subcommand is, as data. tools/cmd/<name>.c holds one constant Command; the list of all is in
 * commands.c. Parsing, help and the option tables of the manual come from these tables alone.
 */
#ifndef SCHEMAC_CMD_COMMAND_H
#define SCHEMAC_CMD_COMMAND_H

#include "base/diag.h"

#include <stdbool.h>

/* The exit codes of the program, a promise to scripts. */
typedef enum ExitCode {
    EXIT_CODE_OK = 0,        /* fine, and nothing differs */
    EXIT_CODE_ERROR = 1,     /* something went wrong */
    EXIT_CODE_DIFFERENT = 2, /* differences, stale output, pending migrations */
    EXIT_CODE_REFUSED = 3,   /* a hazard that was not allowed */
    EXIT_CODE_USAGE = 64,    /* the command line makes no sense */
} ExitCode;

typedef struct Context Context;
typedef struct Command Command;

/* An option. A table of them ends with a row without a name. */
typedef struct CommandOption {
    const char *name;     /* "out" for --out */
    char letter;          /* 'o' for -o; 0 for none */
    const char *argument; /* "DIR"; "sql|json" lists all that is allowed; NULL for a flag */
    const char *help;     /* what it does; wrapped when printed */
} CommandOption;

struct Command {
    const char *name;
    const char *synopsis; /* the arguments: "FROM TO"; "" for none */
    const char *summary;  /* a few words for the list of commands */
    const char *help;     /* paragraphs; a line that starts with a space is printed as it is */
    const CommandOption *options;      /* of this command and all below it; NULL for none */
    const Command *const *subcommands; /* ends with NULL; NULL when there are none */
    ExitCode (*run)(Context *context); /* NULL for a command with subcommands */
    int least_arguments;
    int most_arguments; /* negative: any number */
    bool takes_command; /* what follows the first argument is not ours to parse */
};

/* All commands, in the order of the help; ends with NULL. */
extern const Command *const commands_all[];

/* The options that every command has. */
extern const CommandOption common_options[];

/* The command of a name, NULL when there is none. `list` ends with NULL. */
const Command *command_find(const Command *const *list, const char *name);

/* Ends the program with a message when the tables make no sense: a mistake of ours, found on the first start. */
void commands_validate(void);

/* The commands from the outermost to the one that runs: "migrate", "up". */
#define COMMAND_DEPTH 3
typedef struct CommandPath {
    const Command *items[COMMAND_DEPTH];
    size_t count;
} CommandPath;

/* Appends "schemac migrate up". */
void command_path_append(Str *out, const CommandPath *path);

/* Appends the help of the program (an empty path), of a group of commands or of a command. */
void usage_append(Str *out, const CommandPath *path);

/* The entry point: runs the program and returns its exit code. */
int cmd_main(int argc, char **argv);

#endif
