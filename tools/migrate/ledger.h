/*
 * The ledger: which migrations a database has. Internal to migrate/.
 *
 * Our own ledger is schemac.migrations; the Supabase CLI's is supabase_migrations.schema_migrations, which has no
 * checksums but keeps the statements, from which they are computed. With both, schemac.progress holds a row for each
 * migration that is applied in part, and schemac.external_layers the layers that were loaded.
 */
#ifndef SCHEMAC_MIGRATE_LEDGER_H
#define SCHEMAC_MIGRATE_LEDGER_H

#include "migrate/files.h"
#include "migrate/migrate.h"
#include "migrate/session.h"

/* A migration that is applied in full. */
typedef struct LedgerRow {
    const char *version;
    const char *name;       /* NULL: not known */
    const char *checksum;   /* NULL: not known */
    const char *applied_at; /* 2025-01-31 12:00:00Z; NULL: not known */
} LedgerRow;

/* A migration of which the first `done` statements are applied. */
typedef struct LedgerProgress {
    const char *version;
    const char *checksum; /* of these statements */
    size_t done;
    bool
        running; /* the next statement was started outside a transaction, and its end is not known */
    int indexes_before; /* valid indexes of its table before that, -1: does not matter */
} LedgerProgress;

typedef struct Ledger {
    MigrateLedger kind;
    VEC(LedgerRow) rows; /* by version */
    VEC(LedgerProgress) progress;
} Ledger;

/* Reads the ledger; without one it is empty. Changes nothing. */
bool ledger_read(Session *session, MigrateLedger kind, Ledger *ledger);

/* Creates what is missing of the ledger. */
bool ledger_create(Session *session, MigrateLedger kind);

/* Rows by version; NULL when there is none. */
const LedgerRow *ledger_find(const Ledger *ledger, const char *version);
const LedgerProgress *ledger_find_progress(const Ledger *ledger, const char *version);

/* Appends the statements that record a migration as applied, or as applied in part; each ends with "; ". */
void ledger_append_done(Str *sql, MigrateLedger kind, const MigrationFile *file, long milliseconds);
void ledger_append_progress(Str *sql, const MigrationFile *file, const LedgerProgress *progress);

/* The checksum that an external layer was recorded with; NULL in *checksum: it is not recorded. */
bool ledger_read_layer(Session *session, const char *name, const char **checksum);
void ledger_append_layer(Str *sql, const char *name, const char *checksum);

#endif
