/*
 * Schemas: the SCHEMA arguments of the command line, read into models.
 */
#ifndef SCHEMAC_CMD_SCHEMA_H
#define SCHEMAC_CMD_SCHEMA_H

#include "cmd/context.h"
#include "migrate/migrate.h"
#include "model/model.h"
#include "plan/plan.h"
#include "sqlread/sqlread.h"

/*
 * Reads one schema from `words`: files, folders, migrations:DIR or "-"; without words, what schemac.yaml names. The
 * external layers of --external and of schemac.yaml are read before it. NULL after errors, unless `keep_going`: then
 * the model holds what could be read. `notes` (may be NULL) gets a note on each statement that is not modelled.
 */
Model *schema_load(Context *context, const TextVec *words, bool keep_going, DiagList *notes);

/* The statements of a schema, external layers first, in the order in which schema_load() reads them. False after errors. */
bool schema_script(Context *context, const TextVec *words, SqlScript *script);

/* The plan from one schema to the other, renames included; `from` or `to` may be NULL: nothing but the external layers.
 * NULL after an error. */
Plan *schema_plan(Context *context, const TextVec *from, const TextVec *to,
                  const PlanOptions *options);

/* The plan that undoes the one from `from` to `to`; NULL after an error. */
Plan *schema_plan_back(Context *context, const TextVec *from, const TextVec *to);

/* The plan from what `more` makes of one schema to the other; NULL after an error. */
Plan *schema_plan_after(Context *context, const TextVec *from, Source *more, const TextVec *to);

/* How the folder of the migrations is written as a SCHEMA: `given`, or if that is NULL the one of schemac.yaml. NULL
 * when there is none, or no migration in it. */
const TextVec *schema_migrations(Context *context, const char *given);

/* The value of each --external, and what schemac.yaml names, as paths that can be opened. False after an error. */
bool schema_external_paths(Context *context, TextVec *paths);

/* The same as layers, each under the name that the configuration gives it. */
bool schema_external_layers(Context *context, MigrateOptions *options);

/* Renames all sources of the model to what generated documents call them. Diagnostics must have been printed before. */
void schema_use_document_names(Context *context, Model *model);

/* A name for the model: of schemac.yaml, or else made from the first of the words. */
const char *schema_name(Context *context, const TextVec *words);

#define SCHEMA_EXTERNAL_OPTION                                                                     \
    {                                                                                              \
        "external", 0, "PATH",                                                                     \
            "Read this file or folder as well, for reference only: what it defines is there, but " \
            "is never created, altered or dropped. Can be given again; comes after the external "  \
            "layers of schemac.yaml."                                                              \
    }

#endif
