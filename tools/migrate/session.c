#include "migrate/session.h"

#include <ctype.h>

/* ---- connecting --------------------------------------------------------------------------------------------- */

/* What libpq makes of a connection string; NULL after an error. */
static PQconninfoOption *parse_conninfo(Arena *arena, const char *conninfo, DiagList *diags)
{
    char *message = NULL;
    PQconninfoOption *options = libpq.PQconninfoParse(conninfo, &message);
    Str shown = str_new(arena);
    bool quoted = false;
    Diag *diag;

    if (options != NULL)
        return options;
    /* The message quotes parts of the string, which may be parts of the password. */
    for (const char *c = message != NULL ? message : "out of memory"; *c != '\0'; c++) {
        if (*c == '"') {
            quoted = !quoted;
            str_text(&shown, quoted ? "\"…" : "\"");
        } else if (!quoted) {
            str_char(&shown, *c);
        }
    }
    libpq.PQfreemem(message);
    str_trim_end(&shown);
    diag = diag_error(diags, "connection", span_none(), "the connection string is not valid: %s",
                      shown.text);
    diag_hint(
        diags, diag,
        "write postgres://user@host:5432/database or \"host=… dbname=… user=…\"; in the first form "
        "the characters %%, @, :, / and ? of a password become %%25, %%40, %%3A, %%2F and %%3F");
    return NULL;
}

static const char *parsed_value(const PQconninfoOption *options, const char *keyword)
{
    for (; options->keyword != NULL; options++)
        if (strcmp(options->keyword, keyword) == 0)
            return options->val;
    return NULL;
}

/* Appends a message with every occurrence of a secret blotted out. */
static void append_without(Str *out, const char *message, const char *secret)
{
    size_t length = secret != NULL ? strlen(secret) : 0;

    while (*message != '\0') {
        if (length > 0 && strncmp(message, secret, length) == 0) {
            str_text(out, "***");
            message += length;
        } else {
            str_char(out, *message++);
        }
    }
    str_trim_end(out);
}

static void connection_hint(PGconn *pg, const char *const *keywords, const char *const *values,
                            DiagList *diags, Diag *diag)
{
    if (libpq.PQconnectionNeedsPassword(pg)) {
        diag_hint(diags, diag,
                  "the server wants a password: set PGPASSWORD, or add a line to ~/.pgpass");
        return;
    }
    if (libpq.PQconnectionUsedPassword(pg)) {
        diag_hint(
            diags, diag,
            "check the user and the password (in the connection string, PGPASSWORD or ~/.pgpass)");
        return;
    }
    switch (libpq.PQpingParams(keywords, values, 1)) {
    case PQPING_OK:
        diag_hint(diags, diag, "the server runs, but refuses this user or database: check both");
        break;
    case PQPING_REJECT:
        diag_hint(diags, diag, "the server is starting, stopping or full: try again in a moment");
        break;
    case PQPING_NO_RESPONSE:
    case PQPING_NO_ATTEMPT:
        diag_hint(diags, diag,
                  "check that the server runs and that host and port are right (--db, "
                  "DATABASE_URL, PG*)");
        break;
    }
}

static PGconn *connect_to(Arena *arena, const char *conninfo, DiagList *diags)
{
    PQconninfoOption *options = libpq_load(diags) ? parse_conninfo(arena, conninfo, diags) : NULL;
    const char *keywords[] = {"fallback_application_name", "connect_timeout", "dbname",
                              "client_encoding", NULL};
    const char *values[] = {"schemac", getenv("PGCONNECT_TIMEOUT"), conninfo, "UTF8", NULL};
    const char *host, *password;
    PGconn *pg = NULL;

    if (options == NULL)
        return NULL;
    if (values[1] == NULL)
        values[1] = "15";
    host = parsed_value(options, "host");
    password = parsed_value(options, "password");
    if (host != NULL && strchr(host, '@') != NULL) {
        Diag *diag =
            diag_error(diags, "connection", span_none(),
                       "the connection string is not valid: there is an @ in the name of the host");
        diag_hint(diags, diag, "write %%40 for an @ in the password");
    } else {
        pg = libpq.PQconnectdbParams(keywords, values, 1);
        if (libpq.PQstatus(pg) != CONNECTION_OK) {
            Str message = str_new(arena);
            Diag *diag;

            append_without(&message, libpq.PQerrorMessage(pg), password);
            diag = diag_error(diags, "connection", span_none(),
                              "cannot connect to the database: %s", message.text);
            connection_hint(pg, keywords, values, diags, diag);
            libpq.PQfinish(pg);
            pg = NULL;
        }
    }
    libpq.PQconninfoFree(options);
    return pg;
}

/* ---- notices ------------------------------------------------------------------------------------------------ */

/* The first line of a statement: a mark over more than one line would be cut there anyway. */
static Span first_line(Span statement)
{
    const char *text = statement.source != NULL ? statement.source->text : NULL;

    for (size_t at = statement.start; text != NULL && at < statement.end; at++)
        if (text[at] == '\n' || text[at] == '\r')
            statement.end = at;
    return statement;
}

/* What the server says besides results, at the statement that made it speak. Ours are expected to be quiet. */
static void receive_notice(void *argument, const PGresult *result)
{
    Session *session = argument;
    const char *severity = libpq.PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    const char *message = libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *detail = libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
    const char *hint = libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_HINT);
    bool warning = severity != NULL && strcmp(severity, "WARNING") == 0;
    Diag *diag;

    if (session->statement.source == NULL || message == NULL)
        return;
    diag = diag_add(session->diags, warning ? SEVERITY_WARNING : SEVERITY_NOTE, "server",
                    first_line(session->statement), "the server says: %s", message);
    if (detail != NULL)
        diag_detail(session->diags, diag, "%s", detail);
    if (hint != NULL)
        diag_hint(session->diags, diag, "%s", hint);
}

/* ---- sessions ----------------------------------------------------------------------------------------------- */

Session *session_open(Arena *arena, const char *conninfo, DiagList *diags)
{
    PGconn *pg = connect_to(arena, conninfo != NULL ? conninfo : "", diags);
    Session *session;
    PGresult *result;

    if (pg == NULL)
        return NULL;
    session = ARENA_NEW(arena, Session);
    session->arena = arena;
    session->diags = diags;
    session->pg = pg;
    session->version = libpq.PQserverVersion(pg);
    session->lost_hint = "run `schemac migrate up` again: it looks up what the database has, and "
                         "goes on from there";
    libpq.PQsetNoticeReceiver(pg, receive_notice, session);
    /* The runner's own statements see pg_catalog only; a migration starts with RESET ALL. */
    if (!session_see_catalog_only(session)) {
        session_close(session);
        return NULL;
    }
    result = session_query(session, "ask for the current role",
                           "select current_user, current_user = session_user", 0, NULL);
    if (result == NULL) {
        session_close(session);
        return NULL;
    }
    session->role = arena_strdup(arena, libpq.PQgetvalue(result, 0, 0));
    session->role_is_login = *libpq.PQgetvalue(result, 0, 1) == 't';
    libpq.PQclear(result);
    /* Not on every platform, and not before version 14. */
    session->can_check_client =
        session->version >= 140000 &&
        session_try(session, "set client_connection_check_interval to 2000");
    return session;
}

void session_close(Session *session)
{
    if (session != NULL)
        libpq.PQfinish(session->pg);
}

/* ---- the runner's own statements ---------------------------------------------------------------------------- */

static bool is_success(const PGresult *result)
{
    ExecStatusType status = libpq.PQresultStatus(result);

    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

static StatementResult lost_connection(Session *session, Span place, const char *when)
{
    StatementResult outcome = {.lost = true, .sqlstate = "08006"};
    Str message = str_new(session->arena);

    str_text(&message, libpq.PQerrorMessage(session->pg));
    str_trim_end(&message);
    outcome.error = diag_error(session->diags, "connection", place,
                               "the connection to the server was lost %s", when);
    if (message.length > 0)
        diag_detail(session->diags, outcome.error, "%s", message.text);
    diag_hint(session->diags, outcome.error, "%s", session->lost_hint);
    return outcome;
}

static void own_error(Session *session, const char *purpose, const PGresult *result)
{
    const char *primary = libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *sqlstate = libpq.PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *hint = libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_HINT);
    Str message = str_new(session->arena);
    Diag *diag;

    if (libpq.PQstatus(session->pg) == CONNECTION_BAD) {
        lost_connection(session, span_none(),
                        arena_printf(session->arena, "in an attempt to %s", purpose));
        return;
    }
    str_text(&message, primary != NULL ? primary : libpq.PQerrorMessage(session->pg));
    str_trim_end(&message);
    diag =
        diag_error(session->diags, "server", span_none(), "cannot %s: %s", purpose, message.text);
    if (sqlstate != NULL)
        diag_detail(session->diags, diag, "SQLSTATE %s", sqlstate);
    if (hint != NULL)
        diag_hint(session->diags, diag, "%s", hint);
    else if (sqlstate != NULL && strcmp(sqlstate, "42501") == 0)
        diag_hint(session->diags, diag, "connect as a role that may do this");
}

PGresult *session_query(Session *session, const char *purpose, const char *sql, size_t count,
                        const char *const *parameters)
{
    PGresult *result =
        libpq.PQexecParams(session->pg, sql, (int)count, NULL, parameters, NULL, NULL, 0);

    if (is_success(result))
        return result;
    own_error(session, purpose, result);
    libpq.PQclear(result);
    return NULL;
}

bool session_run(Session *session, const char *purpose, const char *sql)
{
    PGresult *result = libpq.PQexec(session->pg, sql);
    bool ok = is_success(result);

    if (!ok)
        own_error(session, purpose, result);
    libpq.PQclear(result);
    return ok;
}

bool session_see_catalog_only(Session *session)
{
    return session_run(session, "empty the search_path",
                       "select pg_catalog.set_config('search_path', '', false)");
}

bool session_try(Session *session, const char *sql)
{
    PGresult *result = libpq.PQexec(session->pg, sql);
    bool ok = is_success(result);

    libpq.PQclear(result);
    return ok;
}

void session_rollback(Session *session)
{
    if (libpq.PQtransactionStatus(session->pg) != PQTRANS_IDLE)
        session_try(session, "rollback");
}

void session_append_own_role(const Session *session, Str *sql)
{
    str_text(sql, "set local session authorization default; set local role ");
    if (session->role_is_login)
        str_text(sql, "none");
    else
        str_sql_ident(sql, session->role);
    str_text(sql, "; ");
}

/* ---- statements of a migration ------------------------------------------------------------------------------ */

static bool continues_word(unsigned char c)
{
    return isalnum(c) || c == '_' || c == '$' || c >= 0x80;
}

/* The word or quoted name at an offset, for the caret. */
static Span token_at(Span statement, size_t offset)
{
    const char *text = statement.source->text;
    size_t end = offset;

    if (offset >= statement.end)
        return span_make(statement.source, statement.end, statement.end);
    if (text[offset] == '"' || text[offset] == '\'') {
        for (end = offset + 1;
             end < statement.end && text[end] != text[offset] && text[end] != '\n';)
            end++;
        return span_make(statement.source, offset, end < statement.end ? end + 1 : end);
    }
    while (end < statement.end && continues_word((unsigned char)text[end]))
        end++;
    return span_make(statement.source, offset, end > offset ? end : offset + 1);
}

static Span error_place(const PGresult *result, Span statement)
{
    const char *position = libpq.PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
    unsigned long count = position != NULL ? strtoul(position, NULL, 10) : 0;

    if (count == 0)
        return first_line(statement);
    return token_at(statement,
                    source_character_offset(statement.source, statement.start, count - 1));
}

static const char *own_hint(const char *sqlstate)
{
    if (strcmp(sqlstate, "55P04") == 0)
        return "a new enum value can be used only after it is committed: put a line `-- @commit` "
               "between the "
               "statement that adds it and this one";
    if (strcmp(sqlstate, "25001") == 0)
        return "put a line `-- @no-transaction` before this statement to run it outside of the "
               "transaction";
    if (strcmp(sqlstate, "55P03") == 0)
        return "another session holds a lock on this object; try again later or with a longer "
               "--lock-timeout";
    return NULL;
}

static Diag *statement_error(Session *session, const PGresult *result, Span place,
                             const char *prefix)
{
    const char *primary = libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *sqlstate = libpq.PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *hint = libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_HINT);
    const char *more[] = {libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL),
                          libpq.PQresultErrorField(result, PG_DIAG_CONTEXT),
                          libpq.PQresultErrorField(result, PG_DIAG_INTERNAL_QUERY)};
    static const char *const LABELS[] = {"", "in ", "while running: "};
    Str message = str_new(session->arena), detail = str_new(session->arena);
    Diag *diag;

    str_text(&message, primary != NULL ? primary : libpq.PQerrorMessage(session->pg));
    str_trim_end(&message);
    diag = diag_error(session->diags, "server", place, "%s%s", prefix, message.text);
    for (size_t i = 0; i < sizeof(more) / sizeof(*more); i++)
        if (more[i] != NULL)
            str_printf(&detail, "%s%s\n", LABELS[i], more[i]);
    if (sqlstate != NULL)
        str_printf(&detail, "SQLSTATE %s", sqlstate);
    str_trim_end(&detail);
    if (detail.length > 0)
        diag_detail(session->diags, diag, "%s", detail.text);
    if (hint == NULL && sqlstate != NULL)
        hint = own_hint(sqlstate);
    if (hint != NULL)
        diag_hint(session->diags, diag, "%s", hint);
    return diag;
}

/* Answers COPY FROM stdin. */
static void send_rows(Session *session)
{
    const Span *rows = &session->rows;
    const char *refusal = NULL;

    if (rows->source == NULL)
        refusal = "a migration has no data to copy from: use INSERT";
    else if (libpq.PQputCopyData(session->pg, rows->source->text + rows->start,
                                 (int)(rows->end - rows->start)) != 1)
        refusal = "the rows could not be sent";
    libpq.PQputCopyEnd(session->pg, refusal);
}

/* Takes all results of what was sent; COPY from or to the client is ended at once. Returns the last result that says
 * how it went: an error, when there was one. */
static PGresult *take_results(Session *session)
{
    PGresult *kept = NULL, *result;

    while ((result = libpq.PQgetResult(session->pg)) != NULL) {
        ExecStatusType status = libpq.PQresultStatus(result);

        if (status == PGRES_COPY_IN) {
            send_rows(session);
        } else if (status == PGRES_COPY_OUT) {
            char *line;

            while (libpq.PQgetCopyData(session->pg, &line, 0) > 0)
                libpq.PQfreemem(line);
        }
        if (kept == NULL || is_success(kept) || libpq.PQresultStatus(kept) == PGRES_COPY_IN ||
            libpq.PQresultStatus(kept) == PGRES_COPY_OUT) {
            libpq.PQclear(kept);
            kept = result;
        } else {
            libpq.PQclear(result);
        }
        if (libpq.PQstatus(session->pg) == CONNECTION_BAD)
            break;
    }
    return kept;
}

static StatementResult judge(Session *session, PGresult *result, Span place, const char *prefix)
{
    StatementResult outcome = {.ok = is_success(result)};
    const char *sqlstate = libpq.PQresultErrorField(result, PG_DIAG_SQLSTATE);

    if (!outcome.ok) {
        outcome.error = statement_error(session, result, place, prefix);
        if (sqlstate != NULL)
            snprintf(outcome.sqlstate, sizeof(outcome.sqlstate), "%s", sqlstate);
        outcome.lost = libpq.PQstatus(session->pg) == CONNECTION_BAD;
    }
    libpq.PQclear(result);
    return outcome;
}

StatementResult session_statement(Session *session, Span statement)
{
    char *sql = arena_strndup(session->arena, statement.source->text + statement.start,
                              statement.end - statement.start);
    PGresult *result = NULL;

    session->statement = statement;
    if (libpq.PQsendQuery(session->pg, sql) != 0)
        result = take_results(session);
    session->statement = span_none();
    if (result == NULL || (libpq.PQstatus(session->pg) == CONNECTION_BAD &&
                           libpq.PQresultErrorField(result, PG_DIAG_SQLSTATE) == NULL)) {
        libpq.PQclear(result);
        return lost_connection(session, first_line(statement), "while this statement ran");
    }
    return judge(session, result, error_place(result, statement), "");
}

StatementResult session_commit(Session *session, const char *sql, Span file)
{
    PGresult *result = libpq.PQexec(session->pg, sql);

    if (libpq.PQstatus(session->pg) == CONNECTION_BAD &&
        libpq.PQresultErrorField(result, PG_DIAG_SQLSTATE) == NULL) {
        libpq.PQclear(result);
        return lost_connection(session, file, "during the commit of this migration");
    }
    if (is_success(result) && strcmp(libpq.PQcmdStatus(result), "COMMIT") != 0) {
        StatementResult outcome = {.sqlstate = "25P02"};

        outcome.error =
            diag_error(session->diags, "server", file,
                       "the server rolled this migration back instead of committing it");
        libpq.PQclear(result);
        return outcome;
    }
    return judge(session, result, file, "at the commit of this migration: ");
}
