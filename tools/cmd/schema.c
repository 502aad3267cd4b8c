#include "cmd/schema.h"

#include "base/file.h"
#include "base/parallel.h"
#include "migrate/files.h"
#include "plan/renames.h"
#include "sqlread/sqlread.h"

#define MIGRATIONS_PREFIX "migrations:"

/* One schema while it is read. */
typedef struct Loading {
    Context *context;
    SqlReader *reader;
    Map *
        done; /* paths that were read, none twice: the Loading; or its reader for what is included */
} Loading;

/* ---- files and folders ------------------------------------------------------------------------------- */

static void load_source(Loading *loading, const char *path, bool external)
{
    Source *source;
    const char *shown = context_shown(loading->context, path);

    if (map_put(loading->done, shown, loading) != NULL)
        return;
    source = context_source(loading->context, path);
    if (source != NULL)
        sql_reader_read(loading->reader, source, external);
}

/* Files of editors and version control, and the way back of a migration, are not part of the schema. */
static bool is_schema_file(const char *path)
{
    return path[0] != '.' && strstr(path, "/.") == NULL && text_ends_with(path, ".sql") &&
           !text_ends_with(path, ".down.sql");
}

static void load_folder(Loading *loading, const char *directory, bool external)
{
    Context *context = loading->context;
    TextVec paths = {0};
    size_t count = 0;
    Diag *diag;

    if (!file_walk(context->arena, directory, &paths, &context->diags))
        return;
    for (size_t i = 0; i < paths.count; i++) {
        if (!is_schema_file(paths.items[i]))
            continue;
        load_source(loading, path_join(context->arena, directory, paths.items[i]), external);
        count++;
    }
    if (count > 0)
        return;
    diag = diag_error(&context->diags, "no-input", span_none(), "there is no *.sql file in \"%s\"",
                      context_shown(context, directory));
    diag_hint(&context->diags, diag, "name a file, or a folder that holds the schema");
}

static void load_path(Loading *loading, const char *path, bool external)
{
    if (file_is_directory(path))
        load_folder(loading, path, external);
    else
        load_source(loading, path, external);
}

/* Migrations run in the order of their versions, which is not always that of their names. */
static void load_migrations(Loading *loading, const char *directory)
{
    Context *context = loading->context;
    MigrationFileVec files = {0};

    if (!migrations_find(context->arena, directory, &files, &context->diags))
        return;
    if (files.count == 0)
        diag_warning(&context->diags, "no-input", span_none(), "there is no migration in \"%s\"",
                     context_shown(context, directory));
    for (size_t i = 0; i < files.count; i++)
        load_source(loading, files.items[i]->path, false);
}

/* ---- included files ---------------------------------------------------------------------------------- */

/* psql resolves \i from the folder that it was started in, which is the one we work in, and \ir from that of the file.
 * A script that is meant to be started in its own folder has \i too, so that folder is tried next. */
static const char *include_path(Context *context, const SqlInclude *include)
{
    const char *directory = path_directory(context->arena, include->from->name);
    const char *path = context_path(context, include->path);
    const char *beside = path_join(context->arena, directory, include->path);

    if (strcmp(include->from->name, "<stdin>") == 0)
        return path;
    return include->relative || (!file_exists(path) && file_exists(beside)) ? beside : path;
}

/* A file of the schema that is included as well counts once: where it came first. */
static Source *open_include(void *data, const SqlInclude *include, bool *settings_only)
{
    Loading *loading = data;
    Context *context = loading->context;
    const char *path = include_path(context, include);
    const char *shown = context_shown(context, path);
    Source *source = file_is_directory(path) ? NULL : context_source(context, path);

    if (file_is_directory(path))
        diag_error(&context->diags, "file", span_none(), "cannot read \"%s\": it is a folder",
                   shown);
    if (source == NULL) {
        Diag *diag = context->diags.diags.items[context->diags.diags.count - 1];

        if (!file_exists(path))
            diag_hint(
                &context->diags, diag,
                "a relative path after \\i starts at the folder that schemac works in (-C DIR), or "
                "else at that of the file; after \\ir always at that of the file");
        return NULL;
    }
    *settings_only = map_get(loading->done, shown) == loading;
    if (!*settings_only)
        map_put(loading->done, shown, loading->reader);
    return source;
}

/* ---- arguments --------------------------------------------------------------------------------------- */

static bool looks_like_database(const char *word)
{
    return strncmp(word, "postgres://", 11) == 0 || strncmp(word, "postgresql://", 13) == 0 ||
           ((strstr(word, "dbname=") != NULL || strstr(word, "host=") != NULL ||
             strstr(word, "service=") != NULL) &&
            !file_exists(word));
}

static void report_database(Context *context)
{
    Diag *diag = diag_error(&context->diags, "no-database", span_none(),
                            "a database cannot be read as a schema: name SQL files");

    diag_hint(
        &context->diags, diag,
        "write the database's schema to a file first: pg_dump --schema-only --file=schema.sql …");
}

static void report_no_migrations_folder(Context *context)
{
    Diag *diag = diag_error(&context->diags, "usage", span_none(),
                            "migrations: does not say which folder, and neither does " CONFIG_FILE);

    diag_hint(&context->diags, diag, "write migrations:DIR");
}

static void load_word(Loading *loading, const char *word)
{
    Context *context = loading->context;

    if (strcmp(word, "-") == 0) {
        load_source(loading, word, false);
    } else if (strcmp(word, MIGRATIONS_PREFIX) == 0) {
        if (context->config != NULL && context->config->migrations != NULL)
            load_migrations(loading, context_config_path(context, context->config->migrations));
        else
            report_no_migrations_folder(context);
    } else if (strncmp(word, MIGRATIONS_PREFIX, strlen(MIGRATIONS_PREFIX)) == 0) {
        load_migrations(loading, context_path(context, word + strlen(MIGRATIONS_PREFIX)));
    } else if (looks_like_database(word)) {
        report_database(context);
    } else {
        load_path(loading, context_path(context, word), false);
    }
}

bool schema_external_paths(Context *context, TextVec *paths)
{
    TextVec given = arguments_values(context->arena, &context->arguments, "external");

    if (!context_config(context, false))
        return false;
    for (size_t i = 0; context->config != NULL && i < context->config->external.count; i++)
        vec_push(context->arena, paths,
                 context_config_path(context, context->config->external.items[i]));
    for (size_t i = 0; i < given.count; i++)
        vec_push(context->arena, paths, context_path(context, given.items[i]));
    return true;
}

bool schema_external_layers(Context *context, MigrateOptions *options)
{
    TextVec paths = {0};
    VEC(MigrateLayer) layers = {0};

    if (!schema_external_paths(context, &paths))
        return false;
    for (size_t i = 0; i < paths.count; i++) {
        const char *shown = context_shown(context, paths.items[i]);
        MigrateLayer layer = {path_base(shown), shown};

        vec_push(context->arena, &layers, layer);
    }
    options->external = layers.items;
    options->external_count = layers.count;
    return true;
}

/* A layer that is itself the schema in question is no reference. */
static bool is_argument(Context *context, const TextVec *words, const char *path)
{
    const char *shown = context_shown(context, path);

    for (size_t i = 0; i < words->count; i++)
        if (strcmp(context_shown(context, context_path(context, words->items[i])), shown) == 0)
            return true;
    return false;
}

/* Without words, the configuration must say what the schema is. */
static bool needs_words(Context *context, const TextVec *words)
{
    Diag *diag;

    if (words == NULL || words->count > 0 || context->config != NULL)
        return false;
    diag = diag_error(&context->diags, "usage", span_none(),
                      "no SCHEMA is given, and there is no %s that names one",
                      context_shown(context, context_path(context, CONFIG_FILE)));
    diag_hint(
        &context->diags, diag,
        "name SQL files or folders, go to the folder of a project (-C DIR), or use `schemac init`");
    return true;
}

/* What somebody wants besides the model, and what is read after everything else; NULL: nothing. */
typedef struct LoadExtra {
    DiagList *notes;
    SqlScript *script;
    Source *more;
} LoadExtra;

static Model *load_schema(Context *context, const TextVec *words, bool keep_going,
                          const LoadExtra *extra)
{
    Loading loading = {.context = context, .done = map_new(context->arena)};
    size_t errors = context->diags.errors;
    TextVec external = {0};
    Model *model;

    if (!schema_external_paths(context, &external) || needs_words(context, words))
        return NULL;
    model = model_new(context->arena);
    loading.reader = sql_reader_new(model, &context->diags);
    sql_reader_note_unmodelled(loading.reader, extra->notes);
    sql_reader_note_script(loading.reader, extra->script);
    sql_reader_follow_includes(loading.reader, open_include, &loading);
    for (size_t i = 0; i < external.count; i++)
        if (words == NULL || !is_argument(context, words, external.items[i]))
            load_path(&loading, external.items[i], true);
    for (size_t i = 0; words != NULL && i < words->count; i++)
        load_word(&loading, words->items[i]);
    for (size_t i = 0; words != NULL && words->count == 0 && i < context->config->schema.count; i++)
        load_path(&loading, context_config_path(context, context->config->schema.items[i]), false);
    if (extra->more != NULL) {
        sql_reader_settle(loading.reader);
        sql_reader_read(loading.reader, extra->more, false);
    }
    sql_reader_finish(loading.reader);
    return keep_going || context->diags.errors == errors ? model : NULL;
}

Model *schema_load(Context *context, const TextVec *words, bool keep_going, DiagList *notes)
{
    const LoadExtra extra = {.notes = notes};

    return load_schema(context, words, keep_going, &extra);
}

bool schema_script(Context *context, const TextVec *words, SqlScript *script)
{
    const LoadExtra extra = {.script = script};

    return load_schema(context, words, false, &extra) != NULL;
}

/* ---- plans ------------------------------------------------------------------------------------------- */

typedef struct OldSchema {
    Context *context;
    const TextVec *words;
} OldSchema;

/* What the schema as it was written deserves to be warned of has been said already. */
static void drop_warnings(DiagList *list, size_t start)
{
    size_t kept = start;

    for (size_t i = start; i < list->diags.count; i++)
        if (list->diags.items[i]->severity == SEVERITY_ERROR)
            list->diags.items[kept++] = list->diags.items[i];
        else if (list->diags.items[i]->severity == SEVERITY_WARNING)
            list->warnings--;
    list->diags.count = kept;
}

static Model *reread(void *data, Source *renames)
{
    const OldSchema *old = data;
    const LoadExtra extra = {.more = renames};
    DiagList *diags = &old->context->diags;
    size_t start = diags->diags.count;
    Model *model = load_schema(old->context, old->words, false, &extra);

    drop_warnings(diags, start);
    return model;
}

/* One of the two schemas of a plan. What is found out while it is read stays within the context of this side. */
typedef struct Side {
    Context context;
    const TextVec *words;
    Source *more;
    Model *model;
} Side;

static Side side_begin(Context *context, const TextVec *words, Source *more)
{
    Side side = {.context = *context, .words = words, .more = more};

    side.context.arena = arena_new_within(context->arena);
    side.context.diags = diag_list_new(side.context.arena);
    return side;
}

static void side_read(void *context, size_t index)
{
    Side *side = (Side *)context + index;
    const LoadExtra extra = {.more = side->more};

    side->model = load_schema(&side->context, side->words, false, &extra);
}

/* Reads both schemas at the same time, `more` after the first: neither knows of the other. What is said of the first comes
 * first, as if they had been read one after the other. False after errors. */
static bool load_both(Context *context, const TextVec *from, Source *more, const TextVec *to,
                      Model **from_model, Model **to_model)
{
    Side sides[2];

    /* Read once, for both. */
    if (!context_config(context, false))
        return false;
    sides[0] = side_begin(context, from, more);
    sides[1] = side_begin(context, to, NULL);
    sql_reader_prepare();
    parallel_run(2, side_read, sides);
    for (size_t i = 0; i < 2; i++)
        diag_list_absorb(&context->diags, &sides[i].context.diags);
    *from_model = sides[0].model;
    *to_model = sides[1].model;
    return *from_model != NULL && *to_model != NULL;
}

Plan *schema_plan(Context *context, const TextVec *from, const TextVec *to,
                  const PlanOptions *options)
{
    OldSchema old = {.context = context, .words = from};
    Model *from_model, *to_model;

    if (!load_both(context, from, NULL, to, &from_model, &to_model))
        return NULL;
    return renames_plan(context->arena, from_model, to_model, reread, &old, options,
                        &context->diags);
}

Plan *schema_plan_back(Context *context, const TextVec *from, const TextVec *to)
{
    OldSchema old = {.context = context, .words = to};
    Model *from_model, *to_model;

    if (!load_both(context, from, NULL, to, &from_model, &to_model))
        return NULL;
    renames_turn_round(context->arena, from_model, to_model);
    return renames_plan(context->arena, to_model, from_model, reread, &old, NULL, &context->diags);
}

Plan *schema_plan_after(Context *context, const TextVec *from, Source *more, const TextVec *to)
{
    Model *from_model, *to_model;

    if (!load_both(context, from, more, to, &from_model, &to_model))
        return NULL;
    return plan_make(context->arena, from_model, to_model, NULL, &context->diags);
}

const TextVec *schema_migrations(Context *context, const char *given)
{
    TextVec *words = ARENA_NEW(context->arena, TextVec);
    MigrationFileVec files = {0};
    DiagList ignored = diag_list_new(context->arena);
    const char *folder = given != NULL ? context_path(context, given) : NULL;

    if (!context_config(context, false))
        return NULL;
    if (folder == NULL && context->config != NULL && context->config->migrations != NULL)
        folder = context_config_path(context, context->config->migrations);
    if (folder == NULL || !file_is_directory(folder))
        return NULL;
    if (migrations_find(context->arena, folder, &files, &ignored) && files.count == 0)
        return NULL;
    vec_push(context->arena, words,
             arena_printf(context->arena, MIGRATIONS_PREFIX "%s", given != NULL ? given : ""));
    return words;
}

/* ---- names ------------------------------------------------------------------------------------------- */

void schema_use_document_names(Context *context, Model *model)
{
    for (size_t i = 0; i < model->sources.count; i++)
        model->sources.items[i]->name =
            context_document_path(context, model->sources.items[i]->name);
}

const char *schema_name(Context *context, const TextVec *words)
{
    const char *word, *base;

    if (context->config != NULL)
        return context->config->name;
    word = words->count > 0 ? words->items[0] : "schema";
    if (strcmp(word, "-") == 0)
        return "schema";
    base = path_base(context_shown(context, word));
    return arena_strndup(context->arena, base,
                         strcspn(base, ".") > 0 ? strcspn(base, ".") : strlen(base));
}
