#include "migrate/apply.h"

#include "migrate/indexes.h"
#include "migrate/lock.h"

#include <time.h>

#define RETRY_FIRST_PAUSE 200
#define RETRY_LONGEST_PAUSE 30000

/* One migration on its way. */
typedef struct Application {
    Session *session;
    const MigrateOptions *options;
    const MigrationFile *file;
    size_t done; /* statements that are applied and recorded */
    bool
        running; /* the next one was started outside a transaction by a run that did not live to see its end */
    int indexes_before;
    bool settled; /* the session has the settings that the next segment needs */
    long started;
} Application;

long apply_clock(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- settings ----------------------------------------------------------------------------------------------- */

static void append_timeouts(Str *sql, const MigrateOptions *options, const char *set)
{
    const char *const settings[][2] = {{"lock_timeout", options->lock_timeout},
                                       {"statement_timeout", options->statement_timeout}};

    for (size_t i = 0; i < 2; i++) {
        if (settings[i][1] == NULL)
            continue;
        str_printf(sql, "%s %s to ", set, settings[i][0]);
        str_sql_literal(sql, settings[i][1]);
        str_text(sql, "; ");
    }
}

void apply_append_reset(const Session *session, Str *sql)
{
    str_text(sql, "reset session authorization; reset role; reset all; ");
    if (session->can_check_client)
        str_text(sql, "set client_connection_check_interval to 2000; ");
}

static bool sets_session_state(Arena *arena, const SqlStatement *statement)
{
    Str text = str_new(arena);

    if (strcmp(statement->tag, "SET") != 0 && strcmp(statement->tag, "SELECT") != 0)
        return false;
    sql_normalise(arena, statement->span.source, statement->span, &text);
    if (statement->tag[1] == 'E' && statement->tag[2] == 'T')
        return strncasecmp(text.text, "set local ", 10) != 0;
    return strcasestr(text.text, "set_config (") != NULL;
}

/* For a migration of more than one segment, the settings of the session live from segment to segment: its own SET
 * statements work as they do in psql, also those that ran in an earlier run. */
static bool settle_session(Application *application)
{
    Session *session = application->session;
    Str sql = str_new(session->arena);

    if (application->settled)
        return true;
    apply_append_reset(session, &sql);
    append_timeouts(&sql, application->options, "set");
    if (!session_run(session, "reset the session", sql.text))
        return false;
    for (size_t i = 0; i < application->done; i++) {
        const SqlStatement *statement = &application->file->statements.items[i];

        if (sets_session_state(session->arena, statement) &&
            !session_statement(session, statement->span).ok)
            return false;
    }
    application->settled = true;
    return true;
}

/* ---- segments ----------------------------------------------------------------------------------------------- */

static StatementResult failure(void)
{
    return (StatementResult){0};
}

StatementResult apply_transaction(Session *session, const MigrateOptions *options,
                                  const MigrationFile *file, const Segment *segment,
                                  const char *before, const char *record)
{
    StatementResult result = {.ok = true};
    Str sql = str_new(session->arena);

    str_printf(&sql, "%sbegin; ", before);
    if (*before != '\0')
        append_timeouts(&sql, options, "set local");
    if (!session_run(session, "begin a transaction", sql.text)) {
        session_rollback(session);
        return failure();
    }
    for (size_t i = 0; result.ok && segment != NULL && i < segment->count; i++) {
        const SqlStatement *statement = &file->statements.items[segment->first + i];

        result = session_statement(session, statement->span);
        if (result.ok && libpq.PQtransactionStatus(session->pg) != PQTRANS_INTRANS) {
            result.ok = false;
            result.error = diag_error(session->diags, "server", statement->span,
                                      "this statement ended the transaction of the migration");
        }
    }
    if (result.ok) {
        str_clear(&sql);
        session_append_own_role(session, &sql);
        str_printf(&sql, "%scommit", record);
        result = session_commit(session, sql.text, span_make(file->source, 0, 0));
    }
    if (!result.ok && !result.lost)
        session_rollback(session);
    return result;
}

/* The SQL that records what is applied once the first `done` statements are. */
static void append_record(Application *application, Str *sql, size_t done, bool running)
{
    const MigrationFile *file = application->file;
    LedgerProgress progress = {.done = done,
                               .running = running,
                               .indexes_before = running ? application->indexes_before : -1};

    if (done == file->statements.count) {
        ledger_append_done(sql, application->options->ledger, file,
                           apply_clock() - application->started);
        return;
    }
    progress.checksum =
        statements_checksum(application->session->arena, file->source, &file->statements, done);
    ledger_append_progress(sql, file, &progress);
}

static StatementResult record(Application *application, size_t done, bool running)
{
    Str sql = str_new(application->session->arena);

    append_record(application, &sql, done, running);
    return apply_transaction(application->session, application->options, application->file, NULL,
                             "", sql.text);
}

static StatementResult run_inside(Application *application, const Segment *segment)
{
    const MigrationFile *file = application->file;
    Str before = str_new(application->session->arena), sql = str_new(application->session->arena);
    Segment rest = {.first = application->done,
                    .count = segment->first + segment->count - application->done};

    if (file->segments.count == 1)
        apply_append_reset(application->session, &before);
    else if (!settle_session(application))
        return failure();
    append_record(application, &sql, rest.first + rest.count, false);
    return apply_transaction(application->session, application->options, file, &rest, before.text,
                             sql.text);
}

/* Errors that say of a statement, started before and now run again, that it has done its work already. */
static bool was_done_before(const SqlStatement *statement, const char *sqlstate)
{
    static const char *const CREATED[] = {"42P07", "42P04", "42710"};
    static const char *const DROPPED[] = {"42704", "42P01", "3D000"};
    const char *const *states = strncmp(statement->tag, "DROP", 4) == 0 ? DROPPED : CREATED;

    if (states == CREATED && strncmp(statement->tag, "CREATE", 6) != 0)
        return false;
    return strcmp(states[0], sqlstate) == 0 || strcmp(states[1], sqlstate) == 0 ||
           strcmp(states[2], sqlstate) == 0;
}

/* Clears away what an earlier, interrupted attempt has left. *finished: that attempt has built the index after all. */
static bool prepare_index(Application *application, const IndexTarget *target, Span place,
                          bool *finished)
{
    Session *session = application->session;
    IndexState state;

    *finished = false;
    if (!index_state_read(session, target, &state))
        return false;
    if (state.builder != NULL) {
        Diag *diag =
            diag_error(session->diags, "index-in-progress", place,
                       "this index is being built by server process %s right now", state.builder);

        diag_hint(session->diags, diag,
                  "wait for it to end, or end it with select pg_terminate_backend(%s)",
                  state.builder);
        return false;
    }
    /* A nameless index cannot be told from those of others, except after an attempt of ours. */
    if ((target->index != NULL || application->running) &&
        !index_drop_invalid(session, &state, place))
        return false;
    *finished = application->running &&
                state.valid > (target->index != NULL ? 0 : application->indexes_before);
    application->indexes_before = state.valid;
    return true;
}

static StatementResult run_outside(Application *application, const SqlStatement *statement)
{
    Session *session = application->session;
    size_t after = application->done + 1;
    StatementResult result;
    IndexTarget target;
    bool is_index, finished = false, again = application->running;

    if (!settle_session(application))
        return failure();
    is_index = index_target_read(session->arena, statement, &target);
    if (is_index && !prepare_index(application, &target, statement->span, &finished))
        return failure();
    if (!finished) {
        DiagList before = *session->diags;

        result = record(application, application->done, true);
        if (!result.ok)
            return result;
        application->running = true;
        result = session_statement(session, statement->span);
        if (!result.ok && again && was_done_before(statement, result.sqlstate)) {
            *session->diags = before;
            finished = result.ok = true;
        }
        if (!result.ok && !result.lost && !(is_index && target.index == NULL)) {
            application->running = false;
            record(application, application->done, false);
        }
        if (!result.ok)
            return result;
    }
    if (finished)
        diag_add(session->diags, SEVERITY_NOTE, "finished-before", statement->span,
                 "the run that was interrupted here had finished this statement");
    application->running = false;
    return record(application, after, false);
}

/* ---- retries and the whole ---------------------------------------------------------------------------------- */

static StatementResult run_segment(Application *application, const Segment *segment)
{
    int retries = application->options->lock_retries;
    long pause = RETRY_FIRST_PAUSE;

    retries = retries == 0 ? MIGRATE_LOCK_RETRIES : retries < 0 ? 0 : retries;
    for (int attempt = 1;; attempt++) {
        DiagList before = *application->session->diags;
        StatementResult result =
            segment->outside
                ? run_outside(application, &application->file->statements.items[segment->first])
                : run_inside(application, segment);

        if (result.ok || strcmp(result.sqlstate, "55P03") != 0)
            return result;
        if (attempt > retries) {
            if (retries > 0)
                diag_add(application->session->diags, SEVERITY_NOTE, "retries", span_none(),
                         "tried %d times before giving up", attempt);
            return result;
        }
        *application->session->diags = before;
        if (application->options->progress != NULL) {
            fprintf(application->options->progress,
                    "%s: a lock was not to be had in time; trying again in %.1f s (%d of %d)\n",
                    application->file->path, (double)pause / 1000, attempt, retries);
            fflush(application->options->progress);
        }
        lock_pause(pause);
        pause = pause * 2 < RETRY_LONGEST_PAUSE ? pause * 2 : RETRY_LONGEST_PAUSE;
    }
}

static void report_state(const Application *application, const StatementResult *result)
{
    DiagList *diags = application->session->diags;
    size_t count = application->file->statements.count;

    if (result->lost)
        return;
    if (application->done == 0)
        diag_add(diags, SEVERITY_NOTE, "rolled-back", span_none(),
                 "%s: nothing of this migration is in the database", application->file->path);
    else
        diag_add(diags, SEVERITY_NOTE, "applied-in-part", span_none(),
                 "%s: the first %zu of its %zu statements are applied and recorded; the next run "
                 "goes on behind them, "
                 "so those after them may be corrected",
                 application->file->path, application->done, count);
}

ApplyResult apply_migration(Session *session, const MigrateOptions *options,
                            const MigrationPlanItem *item)
{
    const MigrationFile *file = item->file;
    Application application = {
        .session = session, .options = options, .file = file, .indexes_before = -1};
    StatementResult result = {.ok = true};
    ApplyResult outcome = {0};

    application.started = apply_clock();
    if (item->progress != NULL) {
        application.done = item->progress->done;
        application.running = item->progress->running;
        application.indexes_before = item->progress->indexes_before;
    }
    if (file->statements.count == application.done) {
        /* An empty file, or one whose last statements were taken out after it was applied in part. */
        result = record(&application, application.done, false);
    }
    for (size_t i = 0; result.ok && i < file->segments.count; i++) {
        const Segment *segment = &file->segments.items[i];

        if (segment->first + segment->count <= application.done)
            continue;
        result = run_segment(&application, segment);
        if (result.ok)
            application.done = segment->first + segment->count;
    }
    if (!result.ok)
        report_state(&application, &result);
    outcome.ok = result.ok;
    memcpy(outcome.sqlstate, result.sqlstate, sizeof(outcome.sqlstate));
    outcome.milliseconds = apply_clock() - application.started;
    return outcome;
}
