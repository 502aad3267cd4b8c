#include "migrate/external.h"

#include "base/file.h"
#include "migrate/apply.h"

const char *layer_state_name(LayerState state)
{
    switch (state) {
    case LAYER_LOADED:
        return "loaded";
    case LAYER_RECORDED:
        return "recorded";
    case LAYER_FOUND:
        return "found";
    case LAYER_TO_LOAD:
        return "missing";
    }
    BUG("layer state %d", (int)state);
}

static bool layer_paths(Arena *arena, const MigrateLayer *layer, TextVec *paths, DiagList *diags)
{
    TextVec names = {0};

    if (!file_is_directory(layer->path)) {
        vec_push(arena, paths, layer->path);
        return true;
    }
    if (!file_walk(arena, layer->path, &names, diags))
        return false;
    for (size_t i = 0; i < names.count; i++)
        if (text_ends_with(names.items[i], ".sql"))
            vec_push(arena, paths, path_join(arena, layer->path, names.items[i]));
    if (paths->count > 0)
        return true;
    diag_error(diags, "empty-layer", span_none(), "%s: the external layer holds no *.sql file",
               layer->path);
    return false;
}

/* Reads the files of a layer. False after an error. */
static bool read_layer(Session *session, const MigrateLayer *layer, MigrationFileVec *files)
{
    Arena *arena = session->arena;
    TextVec paths = {0};
    size_t errors = session->diags->errors;

    if (!layer_paths(arena, layer, &paths, session->diags))
        return false;
    for (size_t i = 0; i < paths.count; i++) {
        MigrationFile *file = ARENA_NEW(arena, MigrationFile);

        file->path = paths.items[i];
        if (!migration_load(arena, file, session->diags))
            return false;
        for (size_t k = 0; k < file->problems.diags.count; k++) {
            const Diag *problem = file->problems.diags.items[k];

            *diag_add(session->diags, problem->severity, problem->code, problem->span, "%s",
                      problem->message) = *problem;
        }
        for (size_t k = 0; k < file->statements.count; k++)
            if (file->statements.items[k].outside_transaction)
                diag_error(
                    session->diags, "transaction-control", file->statements.items[k].span,
                    "%s: an external layer is loaded in one transaction, in which this cannot run",
                    file->statements.items[k].tag);
        vec_push(arena, files, file);
    }
    return session->diags->errors == errors;
}

/* One checksum for all files of a layer. */
static const char *layer_checksum(Arena *arena, const MigrationFileVec *files)
{
    Str all = str_new(arena);
    SqlStatementVec statements = {0};
    Source *source;

    for (size_t i = 0; i < files->count; i++)
        str_printf(&all, "'%s';\n", files->items[i]->checksum);
    source = source_new(arena, "layer", all.text, all.length);
    for (size_t i = 0, at = 0; i < files->count; i++) {
        size_t length = strlen(files->items[i]->checksum) + 2;
        SqlStatement statement = {.span = span_make(source, at, at + length)};

        vec_push(arena, &statements, statement);
        at += length + 2;
    }
    return statements_checksum(arena, source, &statements, statements.count);
}

/* The name in a CREATE SCHEMA statement; NULL when it has none of its own (AUTHORIZATION), or it is another one. */
static const char *created_schema(Arena *arena, const SqlStatement *statement)
{
    static const char *const PREFIXES[] = {"create schema if not exists ", "create schema "};
    Str text = str_new(arena);

    if (strcmp(statement->tag, "CREATE SCHEMA") != 0)
        return NULL;
    sql_normalise(arena, statement->span.source, statement->span, &text);
    for (size_t i = 0; i < sizeof(PREFIXES) / sizeof(*PREFIXES); i++) {
        const char *name = text.text + strlen(PREFIXES[i]);

        if (strncasecmp(text.text, PREFIXES[i], strlen(PREFIXES[i])) != 0)
            continue;
        if (strncasecmp(name, "authorization ", 14) == 0)
            return NULL;
        if (*name != '"')
            return arena_strndup(arena, name, strcspn(name, " "));
        for (size_t end = 1; name[end] != '\0'; end += name[end] == '"' ? 2 : 1)
            if (name[end] == '"' && name[end + 1] != '"')
                return arena_strndup(arena, name, end + 1);
    }
    return NULL;
}

/* A schema that the layer would create and that is there already; *found stays NULL when there is none. */
static bool find_schema(Session *session, const MigrationFileVec *files, const char **found)
{
    *found = NULL;
    for (size_t i = 0; i < files->count; i++) {
        const MigrationFile *file = files->items[i];

        for (size_t k = 0; k < file->statements.count && *found == NULL; k++) {
            const char *name = created_schema(session->arena, &file->statements.items[k]);
            PGresult *result;

            if (name == NULL || strcmp(name, "public") == 0)
                continue;
            result = session_query(session, "look for the schemas of an external layer",
                                   "select pg_catalog.to_regnamespace($1)", 1, &name);
            if (result == NULL)
                return false;
            if (!libpq.PQgetisnull(result, 0, 0))
                *found = name;
            libpq.PQclear(result);
        }
    }
    return true;
}

/* Runs all files of a layer in one transaction, each under fresh settings. */
static bool run_layer(Session *session, const MigrateLayer *layer, const MigrationFileVec *files,
                      const char *checksum)
{
    Str sql = str_new(session->arena);
    StatementResult result = {.ok = true};

    apply_append_reset(session, &sql);
    str_text(&sql, "begin");
    if (!session_run(session, "begin a transaction", sql.text))
        return false;
    for (size_t i = 0; result.ok && i < files->count; i++) {
        const MigrationFile *file = files->items[i];

        for (size_t k = 0; result.ok && k < file->statements.count; k++)
            result = session_statement(session, file->statements.items[k].span);
        if (result.ok)
            result.ok = session_run(session, "reset the session",
                                    "reset session authorization; reset role; reset all");
    }
    if (result.ok) {
        str_clear(&sql);
        session_append_own_role(session, &sql);
        ledger_append_layer(&sql, layer->name, checksum);
        str_text(&sql, "commit");
        result = session_commit(session, sql.text, span_make(files->items[0]->source, 0, 0));
    }
    if (!result.ok && !result.lost) {
        session_rollback(session);
        diag_add(session->diags, SEVERITY_NOTE, "rolled-back", span_none(),
                 "%s: nothing of this external layer is in the database", layer->path);
    }
    return result.ok && session_see_catalog_only(session);
}

static bool load_layer(Session *session, const MigrateOptions *options, const MigrateLayer *layer,
                       LayerResult *outcome)
{
    MigrationFileVec files = {0};
    const char *recorded, *checksum;

    outcome->name = layer->name;
    if (!read_layer(session, layer, &files) || !ledger_read_layer(session, layer->name, &recorded))
        return false;
    outcome->files = files.count;
    checksum = layer_checksum(session->arena, &files);
    if (recorded != NULL) {
        outcome->state = LAYER_RECORDED;
        if (strcmp(recorded, checksum) != 0) {
            Diag *diag = diag_warning(
                session->diags, "external-changed", span_none(),
                "%s: the external layer was changed after it was loaded into this database, "
                "which is left as it is",
                layer->path);

            diag_hint(session->diags, diag,
                      "to get the new form, create the development database anew");
        }
        return true;
    }
    if (!find_schema(session, &files, &outcome->schema))
        return false;
    if (outcome->schema != NULL) {
        outcome->state = LAYER_FOUND;
        diag_add(
            session->diags, SEVERITY_NOTE, "external-found", span_none(),
            "%s: the database has the schema %s already, so this external layer was not loaded",
            layer->path, outcome->schema);
        return true;
    }
    outcome->state = options->dry_run ? LAYER_TO_LOAD : LAYER_LOADED;
    return options->dry_run || run_layer(session, layer, &files, checksum);
}

bool external_load(Session *session, const MigrateOptions *options, LayerResultVec *results)
{
    for (size_t i = 0; i < options->external_count; i++) {
        LayerResult outcome = {0};

        if (!load_layer(session, options, &options->external[i], &outcome))
            return false;
        vec_push(session->arena, results, outcome);
    }
    return true;
}
