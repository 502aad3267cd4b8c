/*
 * What there is to do: the files of a folder beside the rows of a ledger. Internal to migrate/.
 */
#ifndef SCHEMAC_MIGRATE_PLAN_H
#define SCHEMAC_MIGRATE_PLAN_H

#include "migrate/ledger.h"

typedef enum MigrationState {
    MIGRATION_APPLIED,
    MIGRATION_PENDING,
    MIGRATION_PARTIAL,      /* some of its statements are applied */
    MIGRATION_CHANGED,      /* the file is not what was applied */
    MIGRATION_MISSING,      /* applied, but there is no file */
    MIGRATION_OUT_OF_ORDER, /* pending, but a newer one is applied */
} MigrationState;

#define MIGRATION_STATE_COUNT 6

typedef struct MigrationPlanItem {
    MigrationState state;
    const char *version;
    const char *name;               /* never NULL */
    const MigrationFile *file;      /* NULL: missing */
    const LedgerRow *row;           /* NULL: not applied in full */
    const LedgerProgress *progress; /* NULL: not applied in part */
} MigrationPlanItem;

typedef struct MigrationPlan {
    VEC(MigrationPlanItem) items; /* by version */
    size_t count[MIGRATION_STATE_COUNT];
} MigrationPlan;

/* The word for a state, for people ("out of order") and for JSON ("out_of_order"). */
const char *migration_state_name(MigrationState state);
const char *migration_state_code(MigrationState state);

MigrationPlan migration_plan_make(Arena *arena, const MigrationFileVec *files,
                                  const Ledger *ledger);

/* True when the item is to be applied. */
bool migration_is_pending(const MigrationPlanItem *item);

/* True when files and ledger do not fit together; nothing may be applied then. */
bool migration_plan_has_findings(const MigrationPlan *plan);

/* Adds an error for each file and row that do not fit together. */
void migration_plan_report_findings(const MigrationPlan *plan, const char *directory,
                                    DiagList *diags);

/* Adds the problems of the pending files. False when there is one. */
bool migration_plan_report_problems(const MigrationPlan *plan, DiagList *diags);

#endif
