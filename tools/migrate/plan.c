#include "migrate/plan.h"

static const struct {
    const char *name;
    const char *code;
} states[] = {
    [MIGRATION_APPLIED] = {"applied", "applied"},
    [MIGRATION_PENDING] = {"pending", "pending"},
    [MIGRATION_PARTIAL] = {"applied in part", "partial"},
    [MIGRATION_CHANGED] = {"changed", "changed"},
    [MIGRATION_MISSING] = {"missing", "missing"},
    [MIGRATION_OUT_OF_ORDER] = {"out of order", "out_of_order"},
};

const char *migration_state_name(MigrationState state)
{
    return states[state].name;
}

const char *migration_state_code(MigrationState state)
{
    return states[state].code;
}

static MigrationState applied_state(const LedgerRow *row, const MigrationFile *file)
{
    /* Without a recorded checksum there is nothing to compare with. */
    if (row->checksum == NULL || strcmp(row->checksum, file->checksum) == 0)
        return MIGRATION_APPLIED;
    return MIGRATION_CHANGED;
}

static MigrationState partial_state(Arena *arena, const LedgerProgress *progress,
                                    const MigrationFile *file)
{
    const char *checksum;

    if (progress->done > file->statements.count)
        return MIGRATION_CHANGED;
    checksum = statements_checksum(arena, file->source, &file->statements, progress->done);
    return strcmp(checksum, progress->checksum) == 0 ? MIGRATION_PARTIAL : MIGRATION_CHANGED;
}

/* A record that nothing is done, and nothing was left half done, remains of a failure: it binds nobody. */
static bool is_begun(const LedgerProgress *progress)
{
    return progress->done > 0 || progress->running;
}

static MigrationPlanItem file_item(Arena *arena, const MigrationFile *file, const Ledger *ledger)
{
    MigrationPlanItem item = {.version = file->version, .name = file->name, .file = file};

    item.row = ledger_find(ledger, file->version);
    if (item.row == NULL)
        item.progress = ledger_find_progress(ledger, file->version);
    if (item.row != NULL)
        item.state = applied_state(item.row, file);
    else if (item.progress != NULL && is_begun(item.progress))
        item.state = partial_state(arena, item.progress, file);
    else if (ledger->rows.count > 0 &&
             version_compare(file->version, ledger->rows.items[ledger->rows.count - 1].version) < 0)
        item.state = MIGRATION_OUT_OF_ORDER;
    else
        item.state = MIGRATION_PENDING;
    return item;
}

static const MigrationFile *find_file(const MigrationFileVec *files, const char *version)
{
    for (size_t low = 0, high = files->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = version_compare(version, files->items[middle]->version);

        if (order == 0)
            return files->items[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static int compare_items(const void *left, const void *right)
{
    const MigrationPlanItem *a = left, *b = right;

    return version_compare(a->version, b->version);
}

MigrationPlan migration_plan_make(Arena *arena, const MigrationFileVec *files, const Ledger *ledger)
{
    MigrationPlan plan = {0};

    for (size_t i = 0; i < files->count; i++)
        vec_push(arena, &plan.items, file_item(arena, files->items[i], ledger));
    for (size_t i = 0; i < ledger->rows.count; i++) {
        const LedgerRow *row = &ledger->rows.items[i];
        MigrationPlanItem item = {.state = MIGRATION_MISSING, .version = row->version, .row = row};

        item.name = row->name != NULL ? row->name : "";
        if (find_file(files, row->version) == NULL)
            vec_push(arena, &plan.items, item);
    }
    for (size_t i = 0; i < ledger->progress.count; i++) {
        const LedgerProgress *progress = &ledger->progress.items[i];
        MigrationPlanItem item = {.state = MIGRATION_MISSING,
                                  .version = progress->version,
                                  .name = "",
                                  .progress = progress};

        if (is_begun(progress) && find_file(files, progress->version) == NULL &&
            ledger_find(ledger, progress->version) == NULL)
            vec_push(arena, &plan.items, item);
    }
    vec_sort(&plan.items, compare_items);
    for (size_t i = 0; i < plan.items.count; i++)
        plan.count[plan.items.items[i].state]++;
    return plan;
}

bool migration_is_pending(const MigrationPlanItem *item)
{
    return item->state == MIGRATION_PENDING || item->state == MIGRATION_PARTIAL;
}

bool migration_plan_has_findings(const MigrationPlan *plan)
{
    return plan->count[MIGRATION_CHANGED] + plan->count[MIGRATION_MISSING] +
               plan->count[MIGRATION_OUT_OF_ORDER] >
           0;
}

static void report_changed(const MigrationPlanItem *item, DiagList *diags)
{
    Span place = span_make(item->file->source, 0, 0);
    Diag *diag;

    if (item->row != NULL) {
        diag = diag_error(diags, "changed", place,
                          "this migration was changed after it was applied%s%s",
                          item->row->applied_at != NULL ? " at " : "",
                          item->row->applied_at != NULL ? item->row->applied_at : "");
        diag_detail(diags, diag, "comments and white space do not count; the statements differ");
        diag_hint(diags, diag, "restore the file, and write a new migration for the change");
    } else {
        diag = diag_error(
            diags, "changed", place,
            "this migration is applied in part, and its first %zu statement%s changed since",
            item->progress->done, item->progress->done == 1 ? " was" : "s were");
        diag_hint(diags, diag, "restore these statements; those after them may be corrected");
    }
}

void migration_plan_report_findings(const MigrationPlan *plan, const char *directory,
                                    DiagList *diags)
{
    const char *newest = "";
    Diag *diag;

    for (size_t i = 0; i < plan->items.count; i++)
        if (plan->items.items[i].row != NULL)
            newest = plan->items.items[i].version;
    for (size_t i = 0; i < plan->items.count; i++) {
        const MigrationPlanItem *item = &plan->items.items[i];

        switch (item->state) {
        case MIGRATION_CHANGED:
            report_changed(item, diags);
            break;
        case MIGRATION_MISSING:
            diag = diag_error(diags, "missing", span_none(),
                              "migration %s%s%s is applied%s, but its file is not in %s",
                              item->version, *item->name != '\0' ? "_" : "", item->name,
                              item->row == NULL ? " in part" : "", directory);
            diag_hint(diags, diag,
                      "bring the file back (it may be on another branch), or check the folder");
            break;
        case MIGRATION_OUT_OF_ORDER:
            diag = diag_error(diags, "out-of-order", span_make(item->file->source, 0, 0),
                              "this migration is not applied, but the newer version %s is", newest);
            diag_hint(diags, diag,
                      "rename the file to a newer version, so that it runs last everywhere");
            break;
        case MIGRATION_APPLIED:
        case MIGRATION_PENDING:
        case MIGRATION_PARTIAL:
            break;
        }
    }
}

bool migration_plan_report_problems(const MigrationPlan *plan, DiagList *diags)
{
    bool ok = true;

    for (size_t i = 0; i < plan->items.count; i++) {
        const MigrationPlanItem *item = &plan->items.items[i];

        if (item->file == NULL ||
            (!migration_is_pending(item) && item->state != MIGRATION_OUT_OF_ORDER))
            continue;
        for (size_t k = 0; k < item->file->problems.diags.count; k++) {
            const Diag *problem = item->file->problems.diags.items[k];

            *diag_add(diags, problem->severity, problem->code, problem->span, "%s",
                      problem->message) = *problem;
        }
        ok = ok && item->file->problems.errors == 0;
    }
    return ok;
}
