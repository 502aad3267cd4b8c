/*
 * Schemas that are compared with a server: "cases/<name>/old" and "…/new" of the round trip, and "schema/<name>" of the
 * example systems.
 */
#ifndef SCHEMAC_TESTS_CATALOG_SUBJECT_H
#define SCHEMAC_TESTS_CATALOG_SUBJECT_H

#include "config/config.h"
#include "sqlread/sqlread.h"
#include "support/support.h"

#define SUBJECT_CASES "tests/roundtrip/cases"
#define SUBJECT_SYSTEMS "schema"

typedef VEC(Source *) SourceVec;

typedef struct Subject {
    Arena *arena;
    const char *name;
    SourceVec external; /* in the order in which they are loaded; so are the files */
    SourceVec files;
    int server; /* the lowest major version that can load it; 0: any */
} Subject;

/* The names of all. The former side of a case differs little from the new one, and takes as much time again: only with CATALOG_ALL. */
static inline bool subject_names(Arena *arena, TextVec *names, DiagList *diags)
{
    TextVec found = {0};

    if (!file_list(arena, SUBJECT_CASES, &found, diags))
        return false;
    for (size_t i = 0; i < found.count; i++) {
        if (getenv("CATALOG_ALL") != NULL)
            vec_push(arena, names,
                     arena_printf(arena, SUBJECT_CASES "/%s/old.sql", found.items[i]));
        vec_push(arena, names, arena_printf(arena, SUBJECT_CASES "/%s/new.sql", found.items[i]));
    }
    found.count = 0;
    if (!file_list(arena, SUBJECT_SYSTEMS, &found, diags))
        return false;
    for (size_t i = 0; i < found.count; i++) {
        const char *config =
            arena_printf(arena, SUBJECT_SYSTEMS "/%s/" CONFIG_FILE, found.items[i]);

        if (file_exists(config))
            vec_push(arena, names, config);
    }
    return true;
}

/* Adds a file, or all *.sql files of a folder. */
static inline void subject_add(Subject *subject, SourceVec *sources, const char *path,
                               DiagList *diags)
{
    TextVec paths = {0};
    Source *source;

    if (!file_is_directory(path)) {
        source = file_read(subject->arena, path, diags);
        if (source != NULL)
            vec_push(subject->arena, sources, source);
        return;
    }
    if (!file_walk(subject->arena, path, &paths, diags))
        return;
    for (size_t i = 0; i < paths.count; i++) {
        if (text_ends_with(paths.items[i], ".sql"))
            subject_add(subject, sources, path_join(subject->arena, path, paths.items[i]), diags);
    }
}

static inline void subject_add_system(Subject *subject, const char *path, DiagList *diags)
{
    const Config *config = config_read(subject->arena, path, diags);

    if (config == NULL)
        return;
    for (size_t i = 0; i < config->external.count; i++)
        subject_add(subject, &subject->external,
                    path_join(subject->arena, config->directory, config->external.items[i]), diags);
    for (size_t i = 0; i < config->schema.count; i++)
        subject_add(subject, &subject->files,
                    path_join(subject->arena, config->directory, config->schema.items[i]), diags);
}

/* Reads the files. False after errors; the arena has to be freed in any case. */
static inline bool subject_open(Subject *subject, const char *name, DiagList *diags)
{
    size_t errors = diags->errors;
    const char *setup;

    *subject = (Subject){.arena = arena_new()};
    subject->name = arena_strdup(subject->arena, name);
    if (text_ends_with(name, CONFIG_FILE)) {
        subject_add_system(subject, name, diags);
        return diags->errors == errors;
    }
    setup = path_join(subject->arena, path_directory(subject->arena, name), "setup.sql");
    if (file_exists(setup))
        subject_add(subject, &subject->files, setup, diags);
    subject_add(subject, &subject->files, name, diags);
    for (size_t i = 0; i < subject->files.count; i++) {
        int wanted = support_wanted_server(subject->files.items[i]->text);

        if (wanted > subject->server)
            subject->server = wanted;
    }
    return diags->errors == errors;
}

/* The model of the schema; with `script`, of that in place of its files; with `more`, of that after them. */
static inline Model *subject_read(const Subject *subject, Source *script, Source *more,
                                  DiagList *diags)
{
    Model *model = model_new(subject->arena);
    SqlReader *reader = sql_reader_new(model, diags);

    for (size_t i = 0; i < subject->external.count; i++)
        sql_reader_read(reader, subject->external.items[i], true);
    for (size_t i = 0; script == NULL && i < subject->files.count; i++)
        sql_reader_read(reader, subject->files.items[i], false);
    if (script != NULL)
        sql_reader_read(reader, script, false);
    if (more != NULL)
        sql_reader_read(reader, more, false);
    sql_reader_finish(reader);
    return model;
}

/* A model without anything, where a plan that makes the whole schema starts. */
static inline Model *subject_nothing(const Subject *subject)
{
    return model_new(subject->arena);
}

#endif
