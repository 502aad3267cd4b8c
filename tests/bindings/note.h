/*
 * Notes of checks, for programs by themselves that call bindings with the prefix db.
 */
#ifndef TESTS_BINDINGS_NOTE_H
#define TESTS_BINDINGS_NOTE_H

#include "db.h"

#include <libpq-fe.h>
#include <stdio.h>

typedef struct Check {
    db_conn *conn; /* what is tested */
    PGconn *side;  /* past the bindings; NULL where nobody needs it */
    int count;
    int failures;
} Check;

static inline bool check_note(Check *check, bool holds, const char *what, const char *file,
                              int line)
{
    const db_error *error = db_last_error(check->conn);

    check->count++;
    if (holds)
        return true;
    check->failures++;
    printf("%s:%d: failed: %s\n    %s: %s %s %s\n", file, line, what, db_status_text(error->status),
           error->message, error->sqlstate, error->detail);
    return false;
}

#define NOTE(check, holds, what) check_note((check), (holds), (what), __FILE__, __LINE__)
#define CHECK(check, condition) NOTE(check, condition, #condition)
#define OK(check, call) NOTE(check, (call) == DB_OK, #call)

#endif
