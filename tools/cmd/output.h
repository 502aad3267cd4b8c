/*
 * Outputs: templates rendered into folders, for `generate` and `emit`. Everything is rendered before anything is
 * written, so an error in one output leaves all of them as they were.
 */
#ifndef SCHEMAC_CMD_OUTPUT_H
#define SCHEMAC_CMD_OUTPUT_H

#include "cmd/context.h"
#include "config/queries.h"

/* One template and the folder (as it can be opened) that it goes to; several may share one. */
typedef struct Output {
    const char *template_name;
    const char *folder;
    const OptionVec *options;
    Span span; /* where the configuration names it */
} Output;

typedef VEC(Output) OutputVec;

typedef struct OutputTask {
    Model *model;
    const char *model_name;
    const char *templates_dir; /* NULL: the built-in templates only */
    QueryVec queries;
    OutputVec outputs;
    bool check_only;
} OutputTask;

/*
 * Renders and writes, or compares. Prints a line for each folder; with check_only a line for each file that is not as
 * it should be. Sources and queries get the names that documents call them, so print diagnostics before.
 */
ExitCode output_run(Context *context, OutputTask *task);

/* The folder of --templates, else of schemac.yaml, else NULL. */
const char *output_templates_dir(Context *context);

/* The queries that schemac.yaml names, with the types that the model tells (NULL: of which nothing is to be told). False
 * after errors. */
bool output_read_queries(Context *context, Model *model, QueryVec *queries);

#define OUTPUT_TEMPLATES_OPTION                                                                    \
    {                                                                                              \
        "templates", 0, "DIR",                                                                     \
            "Look for templates in DIR/TEMPLATE/ first: to replace files of a built-in template, " \
            "or "                                                                                  \
            "for templates of your own."                                                           \
    }

#endif
