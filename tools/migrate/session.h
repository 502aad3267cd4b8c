/*
 * A connection to the database that is being migrated: statements of the runner itself, statements of a migration
 * with errors at their own place, notices as diagnostics. For migrate/ and prove/.
 */
#ifndef SCHEMAC_MIGRATE_SESSION_H
#define SCHEMAC_MIGRATE_SESSION_H

#include "libpq/libpq.h"

typedef struct Session {
    Arena *arena;
    DiagList *diags;
    PGconn *pg;
    const char *role; /* current_user at the start */
    bool role_is_login;
    int version;           /* 150004 */
    bool can_check_client; /* the server can notice during a statement that the client is gone */
    Span statement;        /* of a migration, while it runs; notices get this place */
    Span rows;             /* what COPY FROM stdin gets; no source: a migration has none */
    const char *lost_hint; /* what to do when the connection is lost */
} Session;

/* Connects. NULL after an error that names the server, never the password. */
Session *session_open(Arena *arena, const char *conninfo, DiagList *diags);
void session_close(Session *session);

/* One statement of the runner's own with text parameters (NULL: null). The caller clears the result; NULL after an
 * error "cannot PURPOSE: …". */
PGresult *session_query(Session *session, const char *purpose, const char *sql, size_t count,
                        const char *const *parameters);

/* Statements of the runner's own without results, separated by semicolons. */
bool session_run(Session *session, const char *purpose, const char *sql);

/* Empties the search_path, as every runner's own statement expects; after a migration or layer reset it. */
bool session_see_catalog_only(Session *session);

/* Like session_run, but a refusal adds no error. */
bool session_try(Session *session, const char *sql);

/* How a statement of a migration ended. */
typedef struct StatementResult {
    bool ok;
    bool lost;        /* the connection is gone */
    char sqlstate[6]; /* of the error */
    Diag *error;      /* added to the diagnostics, at the place that the server names */
} StatementResult;

/* Sends one statement of a migration by the simple protocol and waits for its end. Rows are thrown away. */
StatementResult session_statement(Session *session, Span statement);

/* COMMIT after the statements of `file`, for errors that come only then (deferred constraints). `sql` holds what else
 * belongs to the transaction, and COMMIT. */
StatementResult session_commit(Session *session, const char *sql, Span file);

/* Ends an open transaction, if there is one. */
void session_rollback(Session *session);

/* For the start of a transaction that writes to the ledger: whatever role a migration has switched to, the ledger is
 * written as the role that connected, until the end of the transaction. */
void session_append_own_role(const Session *session, Str *sql);

#endif
