/*
 * The migration runner: applies the files of a folder to a database, each exactly once.
 *
 * A file is named `<version>_<name>.sql`. One file is one transaction, with its row of the ledger in it. A statement
 * that cannot run in a transaction, and a line `-- @commit` between two statements, cut a file into segments; every
 * finished segment is recorded, so a run that was killed at any moment goes on where it was.
 *
 * Each command prints its result to `options->out`, adds everything else to `diags`, and returns the exit code of the
 * program. Memory is on the arena; nothing outlives the call.
 */
#ifndef SCHEMAC_MIGRATE_MIGRATE_H
#define SCHEMAC_MIGRATE_MIGRATE_H

#include "base/diag.h"

#include <time.h>

typedef enum MigrateExit {
    MIGRATE_OK = 0,
    MIGRATE_ERROR = 1,
    MIGRATE_FINDINGS = 2, /* pending migrations, or files and ledger do not fit together */
} MigrateExit;

typedef enum MigrateLedger {
    MIGRATE_LEDGER_OWN,      /* schemac.migrations */
    MIGRATE_LEDGER_SUPABASE, /* supabase_migrations.schema_migrations, shared with the Supabase CLI */
} MigrateLedger;

/* A layer that the platform brings along: a file, or a folder whose *.sql files run in name order. */
typedef struct MigrateLayer {
    const char
        *name; /* what the ledger calls it: the last part of the path as the configuration has it */
    const char *path;
} MigrateLayer;

#define MIGRATE_WAIT_SECONDS 600
#define MIGRATE_LOCK_RETRIES 8

/* Everything but `dir` may be left zero. */
typedef struct MigrateOptions {
    const char *dir;      /* folder of the migrations */
    const char *conninfo; /* libpq connection string or URI; NULL: the PG* environment alone */
    MigrateLedger ledger;
    const char *
        lock_timeout; /* of the statements, as PostgreSQL spells it ("5s"); NULL: the server's own */
    const char *statement_timeout; /* likewise */
    int wait_seconds; /* for another runner; 0: MIGRATE_WAIT_SECONDS, negative: not at all */
    int lock_retries; /* after a lock timeout (55P03); 0: MIGRATE_LOCK_RETRIES, negative: none */
    bool dry_run;     /* show what `up` would do, change nothing */
    bool load_external;
    const MigrateLayer *external;
    size_t external_count;
    bool json;
    bool quiet;       /* no result in text form; errors and JSON still come */
    FILE *out;        /* NULL: standard output */
    FILE *progress;   /* waiting, retrying: one line each; NULL: nowhere */
    time_t now;       /* for `new`; 0: the clock */
    const char *up;   /* for `new`: the statements; NULL: an empty file */
    const char *down; /* for `new`: the way back; NULL: no such file */
} MigrateOptions;

/*
 * Applies all pending migrations in order of their versions. Before anything runs, the whole plan is checked: changed
 * and missing files and versions out of order are reported together (MIGRATE_FINDINGS), and so is every syntax error,
 * COMMIT and the like in a pending file (MIGRATE_ERROR). Waits for another runner on the same database.
 */
MigrateExit migrate_up(Arena *arena, const MigrateOptions *options, DiagList *diags);

/* Prints every version with its state. MIGRATE_FINDINGS when one is pending or something is wrong. Changes nothing. */
MigrateExit migrate_status(Arena *arena, const MigrateOptions *options, DiagList *diags);

/* Makes a migration, of the statements of the options, and prints its path. Its version is the time in UTC, or one more than the newest version
 * when that is not older (always, where versions have at most six digits). Needs no database. */
MigrateExit migrate_new(Arena *arena, const MigrateOptions *options, const char *name,
                        DiagList *diags);

/*
 * Loads the external layers into a database that lacks them, each in one transaction with its record. A layer that is
 * recorded, or one of whose schemas exists already, is left untouched, and a note says so. For development and test
 * databases; migrate_up() does it when `load_external` is set. Uses `conninfo` and `external` of the options.
 */
MigrateExit migrate_load_external(Arena *arena, const MigrateOptions *options, DiagList *diags);

#endif
