#include "migrate/report.h"

static size_t widest(size_t width, const char *text)
{
    size_t length = strlen(text);

    return length > width ? length : width;
}

static const char *item_state(Arena *arena, const MigrationPlanItem *item)
{
    if (item->state == MIGRATION_PARTIAL)
        return arena_printf(arena, "%s (%zu of %zu statements)", migration_state_name(item->state),
                            item->progress->done, item->file->statements.count);
    return migration_state_name(item->state);
}

static void append_cell(Str *out, const char *text, size_t width)
{
    str_text(out, text);
    str_repeat(out, ' ', width - strlen(text) + 2);
}

static void append_row(Str *out, const char *const cells[4], const size_t widths[4])
{
    for (size_t i = 0; i < 4; i++)
        append_cell(out, cells[i], widths[i]);
    while (out->length > 0 && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
    str_char(out, '\n');
}

static void append_summary(Str *out, const MigrationPlan *plan)
{
    bool any = false;

    for (size_t state = 0; state < MIGRATION_STATE_COUNT; state++) {
        if (plan->count[state] == 0)
            continue;
        str_printf(out, "%s%zu %s", any ? ", " : "", plan->count[state],
                   migration_state_name((MigrationState)state));
        any = true;
    }
    str_char(out, '\n');
}

static void print_table(Arena *arena, const MigrateOptions *options, const MigrationPlan *plan)
{
    static const char *const HEAD[4] = {"VERSION", "NAME", "STATE", "APPLIED AT"};
    size_t widths[4] = {0};
    Str out = str_new(arena);
    const char *(*rows)[4] = arena_alloc(arena, (plan->items.count + 1) * sizeof(*rows));

    for (size_t i = 0; i < plan->items.count; i++) {
        const MigrationPlanItem *item = &plan->items.items[i];

        rows[i][0] = report_plain(arena, item->version);
        rows[i][1] = report_plain(arena, item->name);
        rows[i][2] = item_state(arena, item);
        rows[i][3] =
            item->row != NULL && item->row->applied_at != NULL ? item->row->applied_at : "";
        for (size_t k = 0; k < 4; k++)
            widths[k] = widest(widest(widths[k], HEAD[k]), rows[i][k]);
    }
    if (plan->items.count == 0) {
        report_line(options, "there are no migrations in %s\n", report_plain(arena, options->dir));
        return;
    }
    append_row(&out, HEAD, widths);
    for (size_t i = 0; i < plan->items.count; i++)
        append_row(&out, rows[i], widths);
    append_summary(&out, plan);
    report_line(options, "%s", out.text);
}

static void print_json(Arena *arena, const MigrateOptions *options, const MigrationPlan *plan,
                       const DiagList *diags, bool ok)
{
    Str out = str_new(arena);

    str_char(&out, '{');
    json_text(&out, "command", "status");
    json_text(&out, "ledger", ledger_name(options->ledger));
    json_flag(&out, "ok", ok);
    json_key(&out, "migrations");
    str_char(&out, '[');
    for (size_t i = 0; i < plan->items.count; i++) {
        const MigrationPlanItem *item = &plan->items.items[i];

        json_key(&out, NULL);
        str_char(&out, '{');
        json_item(&out, item, migration_state_code(item->state));
        json_text(&out, "applied_at", item->row != NULL ? item->row->applied_at : NULL);
        if (item->progress != NULL)
            json_number(&out, "statements_done", (long)item->progress->done);
        str_char(&out, '}');
    }
    str_char(&out, ']');
    json_key(&out, "summary");
    str_char(&out, '{');
    for (size_t state = 0; state < MIGRATION_STATE_COUNT; state++)
        json_number(&out, migration_state_code((MigrationState)state), (long)plan->count[state]);
    str_char(&out, '}');
    json_errors(&out, diags);
    str_text(&out, "}\n");
    report_text(options, &out);
}

static MigrateExit read_plan(Arena *arena, const MigrateOptions *options, DiagList *diags,
                             MigrationPlan *plan)
{
    MigrationFileVec files = {0};
    Session *session;
    Ledger ledger;
    bool ok = migrations_find(arena, options->dir, &files, diags);

    for (size_t i = 0; i < files.count; i++)
        ok = migration_load(arena, files.items[i], diags) && ok;
    if (!ok)
        return MIGRATE_ERROR;
    session = session_open(arena, options->conninfo, diags);
    if (session == NULL)
        return MIGRATE_ERROR;
    ok = ledger_read(session, options->ledger, &ledger);
    session_close(session);
    if (!ok)
        return MIGRATE_ERROR;
    *plan = migration_plan_make(arena, &files, &ledger);
    return plan->count[MIGRATION_APPLIED] == plan->items.count ? MIGRATE_OK : MIGRATE_FINDINGS;
}

MigrateExit migrate_status(Arena *arena, const MigrateOptions *options, DiagList *diags)
{
    MigrationPlan plan = {0};
    MigrateExit code = read_plan(arena, options, diags, &plan);

    if (options->json)
        print_json(arena, options, &plan, diags, code == MIGRATE_OK);
    else if (code != MIGRATE_ERROR)
        print_table(arena, options, &plan);
    return report_close(options, code, diags);
}
