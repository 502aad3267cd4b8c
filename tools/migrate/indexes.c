#include "migrate/indexes.h"

#include <ctype.h>

/* ---- reading the statement ---------------------------------------------------------------------------------- */

/* Takes the next token of a normalised statement: tokens stand apart by one space each. */
static bool next_token(Arena *arena, const char **at, const char **token)
{
    const char *start = *at, *end = start;

    if (*start == '\0')
        return false;
    if (*start == '"')
        for (end = start + 1; *end != '\0' && (*end != '"' || end[1] == '"');)
            end += *end == '"' ? 2 : 1;
    end += strcspn(end, " ");
    *token = arena_strndup(arena, start, (size_t)(end - start));
    *at = *end == ' ' ? end + 1 : end;
    return true;
}

/* Takes a keyword if it is next. */
static bool take_word(Arena *arena, const char **at, const char *word)
{
    const char *ahead = *at, *token;

    if (!next_token(arena, &ahead, &token) || strcasecmp(token, word) != 0)
        return false;
    *at = ahead;
    return true;
}

/* The name that an identifier stands for: without quotes, or in lower case. */
static const char *identifier_name(Arena *arena, const char *token)
{
    Str name = str_new(arena);

    if (*token == '"') {
        for (token++; *token != '\0' && (*token != '"' || token[1] == '"'); token++) {
            str_char(&name, *token);
            token += *token == '"';
        }
    } else {
        for (; *token != '\0'; token++)
            str_char(&name, (char)((unsigned char)*token < 0x80 ? tolower((unsigned char)*token)
                                                                : *token));
    }
    return name.text;
}

bool index_target_read(Arena *arena, const SqlStatement *statement, IndexTarget *target)
{
    Str text = str_new(arena), table = str_new(arena);
    const char *at, *token;

    if (!statement->outside_transaction)
        return false;
    sql_normalise(arena, statement->span.source, statement->span, &text);
    at = text.text;
    if (!take_word(arena, &at, "create"))
        return false;
    take_word(arena, &at, "unique");
    if (!take_word(arena, &at, "index") || !take_word(arena, &at, "concurrently"))
        return false;
    if (take_word(arena, &at, "if") &&
        (!take_word(arena, &at, "not") || !take_word(arena, &at, "exists")))
        return false;
    *target = (IndexTarget){0};
    if (!take_word(arena, &at, "on")) {
        if (!next_token(arena, &at, &token) || !take_word(arena, &at, "on"))
            return false;
        target->index = identifier_name(arena, token);
    }
    take_word(arena, &at, "only");
    do {
        if (!next_token(arena, &at, &token))
            return false;
        str_printf(&table, "%s%s", table.length > 0 ? "." : "", token);
    } while (take_word(arena, &at, "."));
    target->table = table.text;
    return true;
}

/* ---- the index in the database ------------------------------------------------------------------------------ */

bool index_state_read(Session *session, const IndexTarget *target, IndexState *state)
{
    /* The name is cut to the server's length of names by the cast. */
    static const char SQL[] =
        "select i.indisvalid, pg_catalog.format('%I.%I', n.nspname, c.relname), "
        "(select b.pid from pg_catalog.pg_stat_progress_create_index b where b.index_relid = c.oid "
        "limit 1) "
        "from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid "
        "join pg_catalog.pg_namespace n on n.oid = c.relnamespace "
        "where i.indrelid = pg_catalog.to_regclass($1) and c.relkind = 'i' "
        "and ($2::text is null or c.relname = $2::text::name) order by 2";
    const char *parameters[] = {target->table, target->index};
    PGresult *result = session_query(session, "look at the indexes of a table", SQL, 2, parameters);

    *state = (IndexState){0};
    if (result == NULL)
        return false;
    for (int i = 0; i < libpq.PQntuples(result); i++) {
        if (*libpq.PQgetvalue(result, i, 0) == 't') {
            state->valid++;
            continue;
        }
        vec_push(session->arena, &state->invalid,
                 arena_strdup(session->arena, libpq.PQgetvalue(result, i, 1)));
        if (!libpq.PQgetisnull(result, i, 2))
            state->builder = arena_strdup(session->arena, libpq.PQgetvalue(result, i, 2));
    }
    libpq.PQclear(result);
    return true;
}

bool index_drop_invalid(Session *session, const IndexState *state, Span statement)
{
    for (size_t i = 0; i < state->invalid.count; i++) {
        const char *name = state->invalid.items[i];

        if (!session_run(session, arena_printf(session->arena, "drop the invalid index %s", name),
                         arena_printf(session->arena, "drop index concurrently %s", name)))
            return false;
        diag_add(session->diags, SEVERITY_NOTE, "invalid-index", statement,
                 "dropped the INVALID index %s, which an interrupted CREATE INDEX CONCURRENTLY had "
                 "left, to build it "
                 "anew",
                 name);
    }
    return true;
}
