/*
 * Databases of the round trip: each on a throwaway server of its own, since roles belong to the whole
 * server. Emptied after each case.
 *
 * A function that returns a text returns NULL when all went well, else what the server said, on the arena.
 */
#ifndef SCHEMAC_TESTS_ROUNDTRIP_DATABASE_H
#define SCHEMAC_TESTS_ROUNDTRIP_DATABASE_H

#include "scratch/scratch.h"
#include "sqlread/split.h"
#include "support/support.h"

#include <libpq-fe.h>

typedef struct Database {
    Scratch *server;
    const char *name;
    const char *facts_sql;
    const char *reset_sql;
    PGconn *conn;
    PGresult *empty_facts; /* of the database as it was made */
} Database;

/* CASES_EVERY: one of so many cases is carried out on a server; 1, all of them, unless it is set. */
static inline size_t cases_every(void)
{
    const char *value = getenv("CASES_EVERY");
    unsigned long every = value != NULL ? strtoul(value, NULL, 10) : 1;

    return every > 0 ? every : 1;
}

static inline void database_be_quiet(void *data, const char *message)
{
    (void)data;
    (void)message;
}

/* The message of a failed command with the text it stands in, where the server names a place. */
static inline const char *database_error(Arena *arena, const Database *database,
                                         const PGresult *result)
{
    const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *detail = PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);

    if (message == NULL)
        return arena_strdup(arena, PQerrorMessage(database->conn));
    return detail == NULL ? arena_strdup(arena, message)
                          : arena_printf(arena, "%s (%s)", message, detail);
}

static inline const char *database_run(Arena *arena, Database *database, const char *sql)
{
    PGresult *result = PQexec(database->conn, sql);
    ExecStatusType status = PQresultStatus(result);
    const char *error = NULL;

    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
        error = database_error(arena, database, result);
    PQclear(result);
    return error;
}

/* The schema as rows; NULL after an error. The caller clears them. */
static inline PGresult *database_facts(Arena *arena, Database *database, const char **error)
{
    PGresult *result;

    *error = database_run(arena, database, "RESET ALL; SET search_path = ''; SET jit = off");
    if (*error != NULL)
        return NULL;
    result = PQexecPrepared(database->conn, "facts", 0, NULL, NULL, NULL, 0);
    if (PQresultStatus(result) == PGRES_TUPLES_OK)
        return result;
    *error = database_error(arena, database, result);
    PQclear(result);
    return NULL;
}

static inline int database_compare_rows(const PGresult *a, int row_a, const PGresult *b, int row_b)
{
    int order = 0;

    for (int column = 0; column < 3 && order == 0; column++)
        order = strcmp(PQgetvalue(a, row_a, column), PQgetvalue(b, row_b, column));
    return order;
}

static inline void database_append_row(Str *out, char sign, const PGresult *facts, int row)
{
    str_printf(out, "  %c %s %s: %s\n", sign, PQgetvalue(facts, row, 0), PQgetvalue(facts, row, 1),
               PQgetvalue(facts, row, 2));
}

/* Appends what only one side has. Rows come in the order of their bytes. */
static inline void database_diff_facts(Str *out, const PGresult *is, const PGresult *should)
{
    int i = 0;
    int j = 0;

    while (i < PQntuples(is) || j < PQntuples(should)) {
        int order = i == PQntuples(is)       ? 1
                    : j == PQntuples(should) ? -1
                                             : database_compare_rows(is, i, should, j);

        if (order < 0)
            database_append_row(out, '-', is, i);
        else if (order > 0)
            database_append_row(out, '+', should, j);
        i += order <= 0;
        j += order >= 0;
    }
}

static inline bool database_same_facts(const PGresult *a, const PGresult *b)
{
    if (PQntuples(a) != PQntuples(b))
        return false;
    for (int row = 0; row < PQntuples(a); row++)
        if (database_compare_rows(a, row, b, row) != 0)
            return false;
    return true;
}

static inline void database_close(Database *database)
{
    PQclear(database->empty_facts);
    PQfinish(database->conn);
    database->empty_facts = NULL;
    database->conn = NULL;
}

static inline const char *database_connect(Arena *arena, Database *database)
{
    const char *error = NULL;
    PGresult *result;

    database->conn = PQconnectdb(scratch_conninfo(database->server, arena, database->name));
    if (PQstatus(database->conn) != CONNECTION_OK)
        return arena_strdup(arena, PQerrorMessage(database->conn));
    PQsetNoticeProcessor(database->conn, database_be_quiet, NULL);
    result = PQprepare(database->conn, "facts", database->facts_sql, 0, NULL);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        error = database_error(arena, database, result);
    PQclear(result);
    if (error == NULL)
        database->empty_facts = database_facts(arena, database, &error);
    return error;
}

/* Runs a statement on the server, outside of its databases of ours. */
static inline const char *database_run_outside(Arena *arena, const Scratch *server, const char *sql)
{
    Database postgres = {0};
    const char *error;

    postgres.conn = PQconnectdb(scratch_conninfo(server, arena, "postgres"));
    PQsetNoticeProcessor(postgres.conn, database_be_quiet, NULL);
    error = database_run(arena, &postgres, sql);
    PQfinish(postgres.conn);
    return error;
}

/* A server with the roles of the cases, for a database of this name, which is not there yet. The texts live with the arena. */
static inline const char *database_begin(Arena *arena, Database *database, const char *name)
{
    const ScratchOptions options = {.pg_bin = getenv("SCHEMAC_TEST_PG_BIN")};
    DiagList diags = diag_list_new(arena);

    *database = (Database){.server = scratch_start(arena, &options, &diags),
                           .name = name,
                           .facts_sql = support_read("tools/prove/sql/facts.sql"),
                           .reset_sql = support_read("tests/roundtrip/reset.sql")};
    return database->server == NULL
               ? support_diag_text(&diags)
               : database_run_outside(arena, database->server,
                                      support_read("tests/roundtrip/roles.sql"));
}

/* Closes the connection and ends the server. */
static inline void database_end(Database *database)
{
    database_close(database);
    scratch_stop(database->server);
    database->server = NULL;
}

/* A new database of this name, in place of a former one. */
static inline const char *database_open(Arena *arena, Database *database)
{
    const char *error;

    database_close(database);
    error = database_run_outside(arena, database->server,
                                 arena_printf(arena, "DROP DATABASE IF EXISTS %s", database->name));
    if (error == NULL)
        error = database_run_outside(
            arena, database->server,
            arena_printf(arena, "CREATE DATABASE %s TEMPLATE template0", database->name));
    return error != NULL ? error : database_connect(arena, database);
}

/* Removes what a case has made; says whether nothing is left. */
static inline bool database_make_empty(Arena *arena, Database *database)
{
    const char *error = database_run(arena, database, "RESET ALL");
    PGresult *facts = NULL;
    bool empty;

    if (error == NULL)
        error = database_run(arena, database, database->reset_sql);
    if (error == NULL)
        facts = database_facts(arena, database, &error);
    empty = facts != NULL && database_same_facts(facts, database->empty_facts);
    PQclear(facts);
    return empty;
}

/* Removes everything that a case has made. */
static inline const char *database_reset(Arena *arena, Database *database)
{
    return database_make_empty(arena, database) ? NULL : database_open(arena, database);
}

/* Runs a whole file at once. */
static inline const char *database_load(Arena *arena, Database *database, const Source *source)
{
    const char *error;

    if (source == NULL)
        return NULL;
    error = database_run(arena, database, "RESET ALL");
    if (error == NULL)
        error = database_run(arena, database, source->text);
    return error == NULL ? NULL : arena_printf(arena, "%s: %s", source->name, error);
}

/* Runs statement by statement, each in a transaction of its own, as psql does. */
static inline const char *database_apply(Arena *arena, Database *database, Source *plan)
{
    SqlStatementVec statements = {0};
    DiagList diags = diag_list_new(arena);
    const char *error = database_run(arena, database, "RESET ALL");

    if (error == NULL && !sql_split(arena, plan, &statements, &diags))
        return support_diag_text(&diags);
    for (size_t i = 0; error == NULL && i < statements.count; i++) {
        Span span = statements.items[i].span;
        const char *sql = arena_strndup(arena, plan->text + span.start, span.end - span.start);

        error = database_run(arena, database, sql);
        if (error != NULL)
            error = arena_printf(arena, "%s\n  in: %s", error, sql);
    }
    return error;
}

#endif
