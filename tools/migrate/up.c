#include "migrate/apply.h"
#include "migrate/lock.h"
#include "migrate/report.h"

/* One run of `up`. */
typedef struct UpRun {
    Arena *arena;
    const MigrateOptions *options;
    DiagList *diags;
    Session *session;
    MigrationFileVec files;
    MigrationPlan plan;
    LayerResultVec layers;
    Str migrations; /* JSON of what was (or would be) applied */
    size_t applied; /* by this run */
    char sqlstate[6];
} UpRun;

static bool load_files(UpRun *run)
{
    bool ok = migrations_find(run->arena, run->options->dir, &run->files, run->diags);

    for (size_t i = 0; i < run->files.count; i++)
        ok = migration_load(run->arena, run->files.items[i], run->diags) && ok;
    return ok;
}

static size_t pending_count(const UpRun *run)
{
    return run->plan.count[MIGRATION_PENDING] + run->plan.count[MIGRATION_PARTIAL];
}

static size_t applied_count(const UpRun *run)
{
    return run->plan.count[MIGRATION_APPLIED] + run->plan.count[MIGRATION_CHANGED] +
           run->plan.count[MIGRATION_MISSING];
}

/* Everything that stands in the way is reported before anything runs. */
static MigrateExit check_plan(UpRun *run)
{
    migration_plan_report_findings(&run->plan, run->options->dir, run->diags);
    if (!migration_plan_report_problems(&run->plan, run->diags))
        return MIGRATE_ERROR;
    for (size_t i = 0; i < run->plan.items.count; i++) {
        const MigrationPlanItem *item = &run->plan.items.items[i];

        if (migration_is_pending(item) && item->file->statements.count == 0)
            diag_warning(run->diags, "empty-migration", span_none(),
                         "%s: there is no statement in this migration", item->file->path);
    }
    return migration_plan_has_findings(&run->plan) ? MIGRATE_FINDINGS : MIGRATE_OK;
}

static void add_json(UpRun *run, const MigrationPlanItem *item, const char *state,
                     const ApplyResult *result)
{
    json_key(&run->migrations, NULL);
    str_char(&run->migrations, '{');
    json_item(&run->migrations, item, state);
    json_number(&run->migrations, "statements", (long)item->file->statements.count);
    json_number(&run->migrations, "segments", (long)item->file->segments.count);
    if (result != NULL)
        json_number(&run->migrations, "duration_ms", result->milliseconds);
    str_char(&run->migrations, '}');
}

static bool load_layers(UpRun *run)
{
    bool ok = external_load(run->session, run->options, &run->layers);

    for (size_t i = 0; i < run->layers.count; i++) {
        const LayerResult *layer = &run->layers.items[i];
        const char *name = report_plain(run->arena, layer->name);

        if (layer->state == LAYER_LOADED)
            report_line(run->options, "loaded external layer %s (%s)\n", name,
                        report_count(run->arena, layer->files, "file"));
        else if (layer->state == LAYER_TO_LOAD)
            report_line(run->options, "would load external layer %s (%s)\n", name,
                        report_count(run->arena, layer->files, "file"));
    }
    return ok;
}

static void describe_migration(Str *out, const MigrationFile *file)
{
    size_t outside = 0;

    for (size_t i = 0; i < file->segments.count; i++)
        outside += file->segments.items[i].outside;
    str_printf(out, "%zu statement%s", file->statements.count,
               file->statements.count == 1 ? "" : "s");
    if (file->segments.count > 1)
        str_printf(out, " in %zu steps", file->segments.count);
    if (outside > 0)
        str_printf(out, ", %zu outside of a transaction", outside);
}

static void show_plan(UpRun *run)
{
    for (size_t i = 0; i < run->plan.items.count; i++) {
        const MigrationPlanItem *item = &run->plan.items.items[i];
        Str about = str_new(run->arena);

        if (!migration_is_pending(item))
            continue;
        describe_migration(&about, item->file);
        if (item->state == MIGRATION_PARTIAL)
            str_printf(&about, ", %zu of them done", item->progress->done);
        report_line(run->options, "would apply %s (%s)\n",
                    report_plain(run->arena, item->file->path), about.text);
        add_json(run, item, "pending", NULL);
    }
    report_line(run->options, "%s pending; nothing was changed (dry run)\n",
                report_count(run->arena, pending_count(run), "migration"));
}

static bool apply_all(UpRun *run)
{
    bool ok = true;

    if (!ledger_create(run->session, run->options->ledger))
        return false;
    for (size_t i = 0; i < run->plan.items.count; i++) {
        const MigrationPlanItem *item = &run->plan.items.items[i];
        Str about = str_new(run->arena);
        ApplyResult result;

        if (!migration_is_pending(item))
            continue;
        if (!ok) {
            add_json(run, item, "pending", NULL);
            continue;
        }
        result = apply_migration(run->session, run->options, item);
        add_json(run, item, result.ok ? "applied" : "failed", &result);
        if (!result.ok) {
            memcpy(run->sqlstate, result.sqlstate, sizeof(run->sqlstate));
            ok = false;
            continue;
        }
        run->applied++;
        describe_migration(&about, item->file);
        report_line(run->options, "applied %s (%s, %ld ms)\n",
                    report_plain(run->arena, item->file->path), about.text, result.milliseconds);
    }
    if (ok)
        report_line(run->options, "%s applied, %zu in all\n",
                    report_count(run->arena, run->applied, "migration"),
                    applied_count(run) + run->applied);
    else if (run->applied > 0)
        diag_add(run->diags, SEVERITY_NOTE, "applied-before", span_none(),
                 "%s before it %s applied by this run and stay%s",
                 report_count(run->arena, run->applied, "migration"),
                 run->applied == 1 ? "was" : "were", run->applied == 1 ? "s" : "");
    return ok;
}

static void say_nothing_to_do(const UpRun *run)
{
    size_t count = applied_count(run);

    if (count == 0)
        report_line(run->options, "nothing to do: there are no migrations in %s\n",
                    report_plain(run->arena, run->options->dir));
    else
        report_line(run->options, "nothing to do: %s %s applied\n",
                    report_count(run->arena, count, "migration"), count == 1 ? "is" : "are");
}

/* With the session and, unless it is a dry run, the lock. */
static MigrateExit run_locked(UpRun *run)
{
    Ledger ledger;
    MigrateExit code;

    if (!ledger_read(run->session, run->options->ledger, &ledger))
        return MIGRATE_ERROR;
    run->plan = migration_plan_make(run->arena, &run->files, &ledger);
    code = check_plan(run);
    if (code != MIGRATE_OK)
        return code;
    if (run->options->load_external && !load_layers(run))
        return MIGRATE_ERROR;
    if (pending_count(run) == 0) {
        say_nothing_to_do(run);
        return MIGRATE_OK;
    }
    if (run->options->dry_run) {
        show_plan(run);
        return MIGRATE_OK;
    }
    return apply_all(run) ? MIGRATE_OK : MIGRATE_ERROR;
}

static MigrateExit run_connected(UpRun *run)
{
    MigrateExit code = MIGRATE_ERROR;

    if (run->options->dry_run) {
        code = run_locked(run);
    } else if (lock_acquire(run->session, run->options)) {
        code = run_locked(run);
        lock_release(run->session);
    }
    return code;
}

static void print_json(UpRun *run, MigrateExit code)
{
    Str out = str_new(run->arena);

    str_char(&out, '{');
    json_text(&out, "command", "up");
    json_text(&out, "ledger", ledger_name(run->options->ledger));
    json_flag(&out, "dry_run", run->options->dry_run);
    json_flag(&out, "ok", code == MIGRATE_OK);
    json_number(&out, "applied_before", (long)applied_count(run));
    json_number(&out, "applied", (long)run->applied);
    json_key(&out, "migrations");
    str_printf(&out, "[%s]", run->migrations.text);
    json_layers(&out, &run->layers);
    json_key(&out, "findings");
    str_char(&out, '[');
    for (size_t i = 0; i < run->plan.items.count; i++) {
        const MigrationPlanItem *item = &run->plan.items.items[i];

        if (item->state == MIGRATION_APPLIED || migration_is_pending(item))
            continue;
        json_key(&out, NULL);
        str_char(&out, '{');
        json_item(&out, item, migration_state_code(item->state));
        str_char(&out, '}');
    }
    str_char(&out, ']');
    json_text(&out, "sqlstate", run->sqlstate[0] != '\0' ? run->sqlstate : NULL);
    json_errors(&out, run->diags);
    str_text(&out, "}\n");
    report_text(run->options, &out);
}

MigrateExit migrate_up(Arena *arena, const MigrateOptions *options, DiagList *diags)
{
    UpRun run = {.arena = arena, .options = options, .diags = diags, .migrations = str_new(arena)};
    MigrateExit code = MIGRATE_ERROR;

    if (load_files(&run)) {
        run.session = session_open(arena, options->conninfo, diags);
        if (run.session != NULL) {
            code = run_connected(&run);
            session_close(run.session);
        }
    }
    if (options->json)
        print_json(&run, code);
    return report_close(options, code, diags);
}

MigrateExit migrate_load_external(Arena *arena, const MigrateOptions *options, DiagList *diags)
{
    UpRun run = {.arena = arena, .options = options, .diags = diags};
    MigrateExit code = MIGRATE_ERROR;

    run.session = session_open(arena, options->conninfo, diags);
    if (run.session == NULL)
        return MIGRATE_ERROR;
    if (lock_acquire(run.session, options)) {
        if (load_layers(&run))
            code = MIGRATE_OK;
        lock_release(run.session);
    }
    session_close(run.session);
    return report_close(options, code, diags);
}
