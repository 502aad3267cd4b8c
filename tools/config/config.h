/*
 * Config: schemac.yaml, the file that tells where the parts of a project are and what is made of them.
 *
 *     name: shop
 *     schema: [schema]
 *     external: [../platform/supabase]
 *     migrations: migrations
 *     queries: queries
 *     search_path: [app, public]
 *     ledger: own
 *     templates: my-templates
 *     outputs:
 *       - template: c
 *         out: generated/c
 *         prefix: shop        # any other key is an option of the template
 *
 * Paths are relative to the folder of the file. Everything lives on the arena. docs/manual/configuration.md describes
 * the keys.
 */
#ifndef SCHEMAC_CONFIG_CONFIG_H
#define SCHEMAC_CONFIG_CONFIG_H

#include "base/diag.h"
#include "model/attribute.h"

#define CONFIG_FILE "schemac.yaml"

/* One entry of `outputs`. */
typedef struct ConfigOutput {
    const char *template_name;
    const char *out;
    OptionVec options; /* sorted by name */
    Span span;
} ConfigOutput;

typedef struct Config {
    const char *directory; /* where the file is, as it can be opened */
    const char *name;
    TextVec schema; /* this and all paths below: as written, relative to `directory` */
    TextVec external;
    const char *migrations; /* NULL when not given; so are the others */
    const char *queries;
    TextVec search_path; /* of the queries: names of schemas */
    const char *ledger;  /* "own" or "supabase" */
    const char *templates;
    VEC(ConfigOutput) outputs;
} Config;

/* Reads `path`. NULL after errors, each with the line and column in the file. */
Config *config_read(Arena *arena, const char *path, DiagList *diags);

/* The same for a text that was read already; `directory` is where its paths start. */
Config *config_parse(Arena *arena, Source *source, const char *directory, DiagList *diags);

#endif
