/*
 * Context: what a command has at hand while it runs: its arguments, the configuration, diagnostics, and the result
 * that goes to standard output when it is complete.
 */
#ifndef SCHEMAC_CMD_CONTEXT_H
#define SCHEMAC_CMD_CONTEXT_H

#include "base/map.h"
#include "cmd/options.h"
#include "config/config.h"

#include <pthread.h>

struct Context {
    Arena *arena;
    DiagList diags;
    Arguments arguments;
    Str result;            /* for standard output */
    const char *directory; /* of -C; "." without */
    bool quiet;
    bool usage_error;  /* a diagnostic said that the command line makes no sense */
    bool error_color;  /* colours on standard error */
    bool result_color; /* and on standard output */
    Config *config;    /* after context_config() */
    bool config_was_read;
    Map *sources;                   /* files that were read: path to Source */
    pthread_mutex_t *sources_mutex; /* of the threads that read, each with a context of its own */
};

/* `path` as it can be opened from here: relative paths of the command line start at -C DIR. */
const char *context_path(Context *context, const char *path);

/* The path as messages show it: without "x/.." and "./" in it. */
const char *context_shown(Context *context, const char *path);

/*
 * Reads schemac.yaml of the folder. True when it is there and right (context->config is set), and also when it is not
 * there and not required (context->config is NULL then).
 */
bool context_config(Context *context, bool required);

/* A path of the configuration as it can be opened from here. */
const char *context_config_path(Context *context, const char *path);

/* The path of a file as generated documents name it: relative to the folder of schemac.yaml, wherever the program was
 * started. `shown` is what context_shown() made of it. */
const char *context_document_path(Context *context, const char *shown);

/* A file, read once however often it is asked for. NULL after an error. */
Source *context_source(Context *context, const char *path);

/* Prints the diagnostics up to now on standard error, sorted, each one once, and forgets them; the counts stay. */
void context_print_diags(Context *context);

/* Writes the result up to now to standard output. False after an error, when it is full or closed. */
bool context_flush(Context *context);

/* Adds a hint-like line to standard error, unless --quiet. */
void context_say(Context *context, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* EXIT_CODE_OK, or EXIT_CODE_ERROR when an error was reported. */
ExitCode context_exit(const Context *context);

#endif
