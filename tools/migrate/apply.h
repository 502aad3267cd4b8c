/*
 * Applying one migration: its segments, its record, retries, and going on after a run that was cut off. Internal to
 * migrate/.
 */
#ifndef SCHEMAC_MIGRATE_APPLY_H
#define SCHEMAC_MIGRATE_APPLY_H

#include "migrate/migrate.h"
#include "migrate/plan.h"

typedef struct ApplyResult {
    bool ok;
    long milliseconds;
    char sqlstate[6]; /* of the error, when it is the server's */
} ApplyResult;

/* Applies the rest of a pending migration and records it. An error names what is in the database now. */
ApplyResult apply_migration(Session *session, const MigrateOptions *options,
                            const MigrationPlanItem *item);

/* Runs statements in one transaction with `record` (SQL, each statement with its semicolon) at its end. */
StatementResult apply_transaction(Session *session, const MigrateOptions *options,
                                  const MigrationFile *file, const Segment *segment,
                                  const char *before, const char *record);

/* SQL that gives the session the settings it would have for a new connection. */
void apply_append_reset(const Session *session, Str *sql);

/* The clock for durations, in milliseconds. */
long apply_clock(void);

#endif
