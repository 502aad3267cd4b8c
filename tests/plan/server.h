/*
 * A throwaway server on which statements of plans are tried, and a connection to it; for tests that need one of them.
 */
#ifndef SCHEMAC_TESTS_PLAN_SERVER_H
#define SCHEMAC_TESTS_PLAN_SERVER_H

#include "scratch/scratch.h"
#include "support/support.h"

#include <libpq-fe.h>

static Scratch *server;
static PGconn *conn;

/* To be called by group_setup(): 0, or -1 after the reason was printed. */
static inline int server_begin(void)
{
    ScratchOptions options = {.pg_bin = getenv("SCHEMAC_TEST_PG_BIN")};
    DiagList diags = support_diags();

    server = scratch_start(test_arena(), &options, &diags);
    if (server == NULL) {
        fputs(support_diag_text(&diags), stderr);
        return -1;
    }
    conn = PQconnectdb(scratch_conninfo(server, test_arena(), "postgres"));
    return PQstatus(conn) == CONNECTION_OK ? 0 : -1;
}

static inline int server_end(void)
{
    PQfinish(conn);
    scratch_stop(server);
    return 0;
}

/* Runs SQL; the first value of the result, "" without one. `error` gets what the server says, or NULL. */
static inline const char *run_sql(const char *sql, const char **error)
{
    PGresult *result = PQexec(conn, sql);
    const ExecStatusType status = PQresultStatus(result);
    const char *value = "";

    *error = NULL;
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        *error = arena_strdup(test_arena(), PQerrorMessage(conn));
    else if (status == PGRES_TUPLES_OK && PQntuples(result) > 0)
        value = arena_strdup(test_arena(), PQgetvalue(result, 0, 0));
    PQclear(result);
    return value;
}

#endif
