#include "migrate/ledger.h"

static const char READ_OWN[] =
    "select version, name, checksum, "
    "to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') || 'Z', null "
    "from schemac.migrations";

/* The CLI's table has grown columns over time; to_jsonb() reads those that are there. The separator stands on a line
 * of its own, as a statement may end with a comment. */
static const char READ_SUPABASE[] =
    "select version, row ->> 'name', null, null, "
    "  (select string_agg(item, E'\\n;\\n' order by position) "
    "   from jsonb_array_elements_text(case jsonb_typeof(row -> 'statements') "
    "                                  when 'array' then row -> 'statements' else '[]' end) "
    "        with ordinality as items (item, position)) "
    "from (select version, to_jsonb(migration) as row "
    "      from supabase_migrations.schema_migrations as migration) as migrations";

static const char READ_PROGRESS[] =
    "select version, checksum, done, running, coalesce(indexes_before, -1) "
    "from schemac.progress";

static const char CREATE_OWN[] =
    "create schema if not exists schemac;"
    "create table if not exists schemac.migrations ("
    "  version text primary key,"
    "  name text not null,"
    "  checksum text not null,"
    "  statements integer not null,"
    "  segments integer not null,"
    "  applied_at timestamp with time zone not null default pg_catalog.now(),"
    "  applied_by text not null default current_user,"
    "  duration_ms bigint not null,"
    "  schemac_version text not null);"
    "comment on schema schemac is 'What the migration runner schemac has done to this database';"
    "comment on table schemac.migrations is 'Migrations that are applied in full, one row each'";

static const char CREATE_PROGRESS[] =
    "create schema if not exists schemac;"
    "create table if not exists schemac.progress ("
    "  version text primary key,"
    "  name text not null,"
    "  checksum text not null,"
    "  done integer not null,"
    "  running boolean not null,"
    "  indexes_before integer,"
    "  updated_at timestamp with time zone not null default pg_catalog.now());"
    "comment on table schemac.progress is "
    "'Migrations that are applied in part: how many of their statements are done'";

static const char CREATE_LAYERS[] =
    "create schema if not exists schemac;"
    "create table if not exists schemac.external_layers ("
    "  name text primary key,"
    "  checksum text not null,"
    "  loaded_at timestamp with time zone not null default pg_catalog.now());"
    "comment on table schemac.external_layers is 'Platform layers that schemac has loaded into "
    "this database'";

static const char CREATE_SUPABASE[] =
    "create schema if not exists supabase_migrations;"
    "create table if not exists supabase_migrations.schema_migrations (version text not null "
    "primary key);"
    "alter table supabase_migrations.schema_migrations add column if not exists statements text[];"
    "alter table supabase_migrations.schema_migrations add column if not exists name text";

/* ---- reading ------------------------------------------------------------------------------------------------ */

/* Whether a table, and a column of it when one is named, exists. False in the result: an error was added. */
static bool table_exists(Session *session, const char *table, const char *column, bool *exists)
{
    const char *parameters[] = {table, column};
    PGresult *result =
        session_query(session, "look for the ledger",
                      "select case when $2::text is null then to_regclass($1) is not null "
                      "else exists (select from pg_attribute where attrelid = to_regclass($1) "
                      "and attname = $2 and not attisdropped) end",
                      2, parameters);

    if (result == NULL)
        return false;
    *exists = *libpq.PQgetvalue(result, 0, 0) == 't';
    libpq.PQclear(result);
    return true;
}

static const char *text_value(Arena *arena, const PGresult *result, int row, int column)
{
    return libpq.PQgetisnull(result, row, column)
               ? NULL
               : arena_strdup(arena, libpq.PQgetvalue(result, row, column));
}

/* The checksum of statements as the Supabase CLI keeps them; NULL when they cannot be read. */
static const char *recorded_checksum(Session *session, const char *text)
{
    DiagList ignored = diag_list_new(session->arena);
    SqlStatementVec statements = {0};
    Source *source;

    if (text == NULL)
        return NULL;
    source = source_new(session->arena, "ledger", text, strlen(text));
    if (!sql_split(session->arena, source, &statements, &ignored))
        return NULL;
    return statements_checksum(session->arena, source, &statements, statements.count);
}

static int compare_rows(const void *left, const void *right)
{
    const LedgerRow *a = left, *b = right;

    return version_compare(a->version, b->version);
}

static bool read_rows(Session *session, Ledger *ledger)
{
    Arena *arena = session->arena;
    PGresult *result =
        session_query(session, "read the ledger",
                      ledger->kind == MIGRATE_LEDGER_OWN ? READ_OWN : READ_SUPABASE, 0, NULL);

    if (result == NULL)
        return false;
    for (int i = 0; i < libpq.PQntuples(result); i++) {
        LedgerRow row = {
            .version = text_value(arena, result, i, 0),
            .name = text_value(arena, result, i, 1),
            .checksum = text_value(arena, result, i, 2),
            .applied_at = text_value(arena, result, i, 3),
        };

        if (ledger->kind == MIGRATE_LEDGER_SUPABASE)
            row.checksum = recorded_checksum(session, text_value(arena, result, i, 4));
        vec_push(arena, &ledger->rows, row);
    }
    libpq.PQclear(result);
    vec_sort(&ledger->rows, compare_rows);
    return true;
}

static bool read_progress(Session *session, Ledger *ledger)
{
    Arena *arena = session->arena;
    PGresult *result = session_query(session, "read the ledger", READ_PROGRESS, 0, NULL);

    if (result == NULL)
        return false;
    for (int i = 0; i < libpq.PQntuples(result); i++) {
        LedgerProgress progress = {
            .version = text_value(arena, result, i, 0),
            .checksum = text_value(arena, result, i, 1),
            .done = strtoul(libpq.PQgetvalue(result, i, 2), NULL, 10),
            .running = *libpq.PQgetvalue(result, i, 3) == 't',
            .indexes_before = (int)strtol(libpq.PQgetvalue(result, i, 4), NULL, 10),
        };

        vec_push(arena, &ledger->progress, progress);
    }
    libpq.PQclear(result);
    return true;
}

static const char *ledger_table(MigrateLedger kind)
{
    return kind == MIGRATE_LEDGER_OWN ? "schemac.migrations"
                                      : "supabase_migrations.schema_migrations";
}

bool ledger_read(Session *session, MigrateLedger kind, Ledger *ledger)
{
    bool rows, progress;

    *ledger = (Ledger){.kind = kind};
    return table_exists(session, ledger_table(kind), NULL, &rows) &&
           (!rows || read_rows(session, ledger)) &&
           table_exists(session, "schemac.progress", NULL, &progress) &&
           (!progress || read_progress(session, ledger));
}

const LedgerRow *ledger_find(const Ledger *ledger, const char *version)
{
    LedgerRow key = {.version = version};

    if (ledger->rows.count == 0)
        return NULL;
    return bsearch(&key, ledger->rows.items, ledger->rows.count, sizeof(key), compare_rows);
}

const LedgerProgress *ledger_find_progress(const Ledger *ledger, const char *version)
{
    for (size_t i = 0; i < ledger->progress.count; i++)
        if (version_compare(ledger->progress.items[i].version, version) == 0)
            return &ledger->progress.items[i];
    return NULL;
}

/* ---- writing ------------------------------------------------------------------------------------------------ */

/* CREATE … IF NOT EXISTS asks for rights even when there is nothing to create, so it is sent only when there is. */
static bool create_missing(Session *session, const char *table, const char *column, const char *sql)
{
    bool exists;

    if (!table_exists(session, table, column, &exists))
        return false;
    if (exists)
        return true;
    if (session_run(session, arena_printf(session->arena, "create the ledger %s", table),
                    arena_printf(session->arena, "begin; %s; commit", sql)))
        return true;
    session_rollback(session);
    return false;
}

bool ledger_create(Session *session, MigrateLedger kind)
{
    if (!create_missing(session, "schemac.progress", NULL, CREATE_PROGRESS))
        return false;
    if (kind == MIGRATE_LEDGER_OWN)
        return create_missing(session, "schemac.migrations", NULL, CREATE_OWN);
    return create_missing(session, ledger_table(kind), "statements", CREATE_SUPABASE) &&
           create_missing(session, ledger_table(kind), "name", CREATE_SUPABASE);
}

static void append_statements(Str *sql, const MigrationFile *file)
{
    str_text(sql, "array[");
    for (size_t i = 0; i < file->statements.count; i++) {
        Span span = file->statements.items[i].span;

        if (i > 0)
            str_text(sql, ", ");
        str_sql_literal(
            sql, arena_strndup(sql->arena, span.source->text + span.start, span.end - span.start));
    }
    str_text(sql, "]::text[]");
}

void ledger_append_done(Str *sql, MigrateLedger kind, const MigrationFile *file, long milliseconds)
{
    if (kind == MIGRATE_LEDGER_OWN) {
        str_text(sql, "insert into schemac.migrations "
                      "(version, name, checksum, statements, segments, duration_ms, "
                      "schemac_version) values (");
        str_sql_literal(sql, file->version);
        str_text(sql, ", ");
        str_sql_literal(sql, file->name);
        str_printf(sql, ", '%s', %zu, %zu, %ld, '%s'); ", file->checksum, file->statements.count,
                   file->segments.count, milliseconds, SCHEMAC_VERSION);
    } else {
        str_text(sql, "insert into supabase_migrations.schema_migrations (version, name, "
                      "statements) values (");
        str_sql_literal(sql, file->version);
        str_text(sql, ", ");
        str_sql_literal(sql, file->name);
        str_text(sql, ", ");
        append_statements(sql, file);
        str_text(sql, "); ");
    }
    if (file->segments.count > 1 ||
        (file->segments.count == 1 && file->segments.items[0].outside)) {
        str_text(sql, "delete from schemac.progress where version operator(pg_catalog.=) ");
        str_sql_literal(sql, file->version);
        str_text(sql, "; ");
    }
}

void ledger_append_progress(Str *sql, const MigrationFile *file, const LedgerProgress *progress)
{
    str_text(sql, "insert into schemac.progress as p (version, name, checksum, done, running, "
                  "indexes_before) values (");
    str_sql_literal(sql, file->version);
    str_text(sql, ", ");
    str_sql_literal(sql, file->name);
    str_printf(sql, ", '%s', %zu, %s, ", progress->checksum, progress->done,
               progress->running ? "true" : "false");
    if (progress->indexes_before >= 0)
        str_printf(sql, "%d", progress->indexes_before);
    else
        str_text(sql, "null");
    str_text(
        sql,
        ") on conflict (version) do update set name = excluded.name, checksum = excluded.checksum, "
        "done = excluded.done, running = excluded.running, indexes_before = "
        "excluded.indexes_before, "
        "updated_at = excluded.updated_at; ");
}

/* ---- external layers ---------------------------------------------------------------------------------------- */

bool ledger_read_layer(Session *session, const char *name, const char **checksum)
{
    PGresult *result;
    bool exists;

    *checksum = NULL;
    if (!table_exists(session, "schemac.external_layers", NULL, &exists))
        return false;
    if (!exists)
        return true;
    result =
        session_query(session, "read which layers are loaded",
                      "select checksum from schemac.external_layers where name = $1", 1, &name);
    if (result == NULL)
        return false;
    if (libpq.PQntuples(result) > 0)
        *checksum = arena_strdup(session->arena, libpq.PQgetvalue(result, 0, 0));
    libpq.PQclear(result);
    return true;
}

void ledger_append_layer(Str *sql, const char *name, const char *checksum)
{
    str_printf(sql, "%s; insert into schemac.external_layers (name, checksum) values (",
               CREATE_LAYERS);
    str_sql_literal(sql, name);
    str_printf(sql, ", '%s'); ", checksum);
}
