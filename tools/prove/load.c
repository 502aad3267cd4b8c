#include "prove/load.h"

#include "base/file.h"
#include "migrate/files.h"
#include "prove/prove.h"

/* Settings of a new connection. */
static bool reset_session(Session *session)
{
    return session_run(session, "reset the session",
                       "reset session authorization; reset role; reset all");
}

/* ---- schemas ---- */

/* A statement that needs something that is not there yet, and the settings it is to run under. */
typedef struct Late {
    const SqlScriptStatement *statement;
    const char *search_path;
    const char *role;
} Late;

typedef VEC(Late) LateVec;

typedef struct Loading {
    Session *session;
    TextVec *roles;
    LateVec late;
} Loading;

/* Classes of SQLSTATE that say: not now, or not in this order. Names that are taken and syntax errors stay. */
static bool may_come_later(const char *sqlstate)
{
    static const char *const CLASSES[] = {"42", "3F", "55", "2B"};
    static const char *const NEVER[] = {"42601", "42P07", "42710", "42723", "42P06", "42701"};

    for (size_t i = 0; i < sizeof(NEVER) / sizeof(*NEVER); i++)
        if (strcmp(sqlstate, NEVER[i]) == 0)
            return false;
    for (size_t i = 0; i < sizeof(CLASSES) / sizeof(*CLASSES); i++)
        if (strncmp(sqlstate, CLASSES[i], 2) == 0)
            return true;
    return false;
}

/* The rows that stand behind COPY … FROM stdin, up to the line `\.`. */
static Span rows_behind(Span statement)
{
    Source *source = statement.source;
    const char *text = source->text;
    const char *line = memchr(text + statement.end, '\n', source->length - statement.end);
    size_t start = line == NULL ? source->length : (size_t)(line - text) + 1;

    for (size_t at = start; at < source->length;) {
        const char *end = memchr(text + at, '\n', source->length - at);
        size_t next = end == NULL ? source->length : (size_t)(end - text) + 1;

        if (strncmp(text + at, "\\.", 2) == 0 &&
            (text[at + 2] == '\n' || text[at + 2] == '\r' || text[at + 2] == '\0'))
            return span_make(source, start, at);
        at = next;
    }
    return span_make(source, start, source->length);
}

static StatementResult run_statement(Session *session, Span statement)
{
    StatementResult result;

    session->rows = rows_behind(statement);
    result = session_statement(session, statement);
    session->rows = span_none();
    return result;
}

/* Keeps a statement for later, with what the server is told by SET now. */
static bool put_off(Loading *loading, const SqlScriptStatement *statement)
{
    Session *session = loading->session;
    Late late = {.statement = statement};
    PGresult *result =
        session_query(session, "ask for the settings",
                      "select pg_catalog.current_setting('search_path'), current_user", 0, NULL);

    if (result == NULL)
        return false;
    late.search_path = arena_strdup(session->arena, libpq.PQgetvalue(result, 0, 0));
    late.role = arena_strdup(session->arena, libpq.PQgetvalue(result, 0, 1));
    libpq.PQclear(result);
    vec_push(session->arena, &loading->late, late);
    return true;
}

static bool run_first(Loading *loading, const SqlScriptStatement *statement)
{
    Session *session = loading->session;
    DiagList before = *session->diags;
    StatementResult result;

    if (statement->begins && !reset_session(session))
        return false;
    result = run_statement(session, statement->span);
    if (result.ok || result.lost || libpq.PQtransactionStatus(session->pg) != PQTRANS_IDLE ||
        !may_come_later(result.sqlstate))
        return result.ok;
    *session->diags = before;
    return put_off(loading, statement);
}

/* The role in `role "x" does not exist`; NULL for other messages. */
static const char *missing_role(Arena *arena, const char *message)
{
    static const char START[] = "role \"", END[] = "\" does not exist";
    size_t length = strlen(message);

    if (strncmp(message, START, strlen(START)) != 0 || !text_ends_with(message, END))
        return NULL;
    return arena_strndup(arena, message + strlen(START), length - strlen(START) - strlen(END));
}

static const char *create_role_sql(Arena *arena, const char *name)
{
    Str sql = str_new(arena);

    str_text(&sql, "create role ");
    str_sql_ident(&sql, name);
    return sql.text;
}

const char *prove_create_role(Arena *arena, const char *message)
{
    const char *name = message == NULL ? NULL : missing_role(arena, message);

    return name == NULL ? NULL : create_role_sql(arena, name);
}

static bool create_role(Session *session, const char *name)
{
    const char *sql = arena_printf(session->arena, "reset session authorization; reset role; %s",
                                   create_role_sql(session->arena, name));

    return session_run(session, "create a role that nothing defines", sql);
}

/* What one more try has come to. */
typedef enum Retry {
    RETRY_DONE,
    RETRY_LATER,
    RETRY_ROLE,   /* it lacks a role */
    RETRY_FAILED, /* after an error */
} Retry;

static Retry retry(Loading *loading, const Late *late, const char **role)
{
    Session *session = loading->session;
    DiagList before = *session->diags;
    StatementResult result;
    Str sql = str_new(session->arena);

    str_text(&sql, "reset session authorization; reset role; reset all; set search_path = ");
    str_text(&sql, late->search_path[0] == '\0' ? "''" : late->search_path);
    str_text(&sql, "; set role ");
    str_sql_ident(&sql, late->role);
    if (!session_run(session, "set the settings of a statement", sql.text))
        return RETRY_FAILED;
    result = run_statement(session, late->statement->span);
    if (result.ok)
        return RETRY_DONE;
    if (result.lost || !may_come_later(result.sqlstate))
        return RETRY_FAILED;
    *role = missing_role(session->arena, result.error->message);
    *session->diags = before;
    return *role != NULL ? RETRY_ROLE : RETRY_LATER;
}

/* Tries all once more. False after an error; *progress when one of them, or a role, was made. */
static bool retry_all(Loading *loading, bool *progress)
{
    const char *missing = NULL;

    *progress = false;
    for (size_t i = 0; i < loading->late.count;) {
        const char *role = NULL;

        switch (retry(loading, &loading->late.items[i], &role)) {
        case RETRY_DONE:
            vec_remove(&loading->late, i);
            *progress = true;
            continue;
        case RETRY_FAILED:
            return false;
        case RETRY_ROLE:
            missing = missing != NULL ? missing : role;
            break;
        case RETRY_LATER:
            break;
        }
        i++;
    }
    if (*progress || missing == NULL)
        return true;
    *progress = true;
    vec_push(loading->session->arena, loading->roles, missing);
    return create_role(loading->session, missing);
}

/* What nothing helps: runs it for its errors. */
static void report_late(Loading *loading)
{
    for (size_t i = 0; i < loading->late.count; i++)
        run_statement(loading->session, loading->late.items[i].statement->span);
}

bool load_script(Session *session, const SqlScript *script, TextVec *roles)
{
    Loading loading = {.session = session, .roles = roles};
    bool progress = true;

    for (size_t i = 0; i < script->count; i++)
        if (!run_first(&loading, &script->items[i]))
            return false;
    while (progress && loading.late.count > 0)
        if (!retry_all(&loading, &progress))
            return false;
    report_late(&loading);
    return loading.late.count == 0 && reset_session(session);
}

bool load_roles(Session *session, const TextVec *roles)
{
    for (size_t i = 0; i < roles->count; i++) {
        PGresult *result = session_query(session, "look for a role",
                                         "select from pg_catalog.pg_roles where rolname = $1", 1,
                                         &roles->items[i]);
        bool there = result != NULL && libpq.PQntuples(result) > 0;

        libpq.PQclear(result);
        if (result == NULL || (!there && !create_role(session, roles->items[i])))
            return false;
    }
    return true;
}

/* ---- plans ---- */

/* What a statement of the plan's text belongs to; NULL for those that frame it. */
static const PlanAction *find_action(const Plan *plan, size_t statement)
{
    size_t number = plan->unchecked_bodies ? 1 : 0;

    if (statement < number)
        return NULL;
    for (size_t i = 0; i < plan->actions.count; i++)
        for (size_t j = 0; j < plan->actions.items[i].steps.list.count; j++)
            if (plan->actions.items[i].steps.list.items[j].sql[0] != '\0' && number++ == statement)
                return &plan->actions.items[i];
    return NULL;
}

static void explain_failure(Session *session, const Plan *plan, size_t statement, Diag *error)
{
    const PlanAction *action = find_action(plan, statement);
    const char *reason = "";

    if (action == NULL || error == NULL)
        return;
    if (action->reason != NULL)
        reason = arena_printf(session->arena, ", because %s", action->reason);
    diag_detail(session->diags, error, "%s%sthis is to %s %s%s",
                error->detail != NULL ? error->detail : "", error->detail != NULL ? "\n" : "",
                plan_verb(action->verb), object_title(session->arena, action->object), reason);
}

static bool run_segment(Session *session, const Plan *plan, const MigrationFile *file,
                        const Segment *segment)
{
    StatementResult result = {.ok = true};

    if (!segment->outside && !session_run(session, "begin a transaction", "begin"))
        return false;
    for (size_t i = segment->first; result.ok && i < segment->first + segment->count; i++) {
        result = session_statement(session, file->statements.items[i].span);
        if (!result.ok)
            explain_failure(session, plan, i, result.error);
    }
    if (result.ok && !segment->outside)
        result = session_commit(session, "commit", span_make(file->source, 0, 0));
    if (!result.ok && !result.lost)
        session_rollback(session);
    return result.ok;
}

bool load_plan(Session *session, const Plan *plan, size_t *statements, size_t *transactions)
{
    MigrationFile file = {.path = "plan"};
    Str sql = str_new(session->arena);

    plan_format_sql(&sql, plan);
    file.source = source_new(session->arena, "plan", sql.text, sql.length);
    migration_split(session->arena, &file);
    if (file.problems.errors > 0) {
        const Diag *problem = file.problems.diags.items[0];

        diag_error(session->diags, problem->code, problem->span, "%s", problem->message);
        return false;
    }
    *statements = file.statements.count;
    *transactions = file.segments.count;
    if (!reset_session(session))
        return false;
    for (size_t i = 0; i < file.segments.count; i++)
        if (!run_segment(session, plan, &file, &file.segments.items[i]))
            return false;
    return reset_session(session);
}
