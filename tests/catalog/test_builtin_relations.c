/*
 * needs: server
 *
 * The relations of the server itself as the table of sqlread has them, and as a server has them: a type that the table
 * tells is that of the server, and what it calls NOT NULL is.
 */
#include "roundtrip/database.h"
#include "scratch/scratch.h"
#include "sqlread/builtin.h"
#include "support/support.h"

/* A type of the table ends with what the server calls it; of the domains of information_schema only the name stands there. */
static const char *COLUMNS =
    "SELECT n.nspname, c.relname, a.attname,"
    " replace(format_type(a.atttypid, a.atttypmod), 'information_schema.', ''), a.attnotnull"
    " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON "
    "a.attrelid = c.oid"
    " WHERE n.nspname IN ('pg_catalog', 'information_schema') AND c.relkind IN ('r', 'v') AND "
    "a.attnum > 0"
    " ORDER BY 1, 2, a.attnum";

/* What the table says after "name "; NULL when it has no such column. */
static const char *column_text(Arena *arena, const char *columns, const char *name)
{
    size_t length = strlen(name);

    for (const char *p = columns; *p != '\0'; p += strcspn(p, ","), p += *p == ',')
        if (strncmp(p, name, length) == 0 && p[length] == ' ')
            return arena_strndup(arena, p + length + 1, strcspn(p, ",") - length - 1);
    return NULL;
}

static void check_column(Str *wrong, const BuiltinRelation *relation, PGresult *rows, int row)
{
    const char *name = PQgetvalue(rows, row, 2);
    const char *type = PQgetvalue(rows, row, 3);
    const char *text = relation == NULL ? NULL : column_text(wrong->arena, relation->columns, name);
    size_t length = text == NULL ? 0 : strlen(text);
    bool not_null = length > 0 && text[length - 1] == '!';

    if (text == NULL)
        str_printf(wrong, "%s.%s is missing\n", PQgetvalue(rows, row, 1), name);
    else if (strcmp(text, "?") != 0 &&
             (strncmp(text, type, length - not_null) != 0 || strlen(type) != length - not_null ||
              (not_null && PQgetvalue(rows, row, 4)[0] != 't')))
        str_printf(wrong, "%s.%s is %s, and on the server %s\n", PQgetvalue(rows, row, 1), name,
                   text, type);
}

static void test_columns(void **state)
{
    Arena *arena = test_arena();
    ScratchOptions options = {.pg_bin = getenv("SCHEMAC_TEST_PG_BIN")};
    DiagList diags = diag_list_new(arena);
    Scratch *server = scratch_start(arena, &options, &diags);
    Str wrong = str_new(arena);
    PGconn *conn;
    PGresult *rows;

    (void)state;
    assert_non_null(server);
    conn = PQconnectdb(scratch_conninfo(server, arena, "postgres"));
    rows = PQexec(conn, COLUMNS);
    assert_true(PQntuples(rows) > 2000);
    for (int row = 0; row < PQntuples(rows); row++)
        check_column(&wrong, builtin_relation(PQgetvalue(rows, row, 0), PQgetvalue(rows, row, 1)),
                     rows, row);
    PQclear(rows);
    PQfinish(conn);
    scratch_stop(server);
    assert_text(wrong.text, "");
}
