/*
 * The rows of a database, as texts: what is stored before a plan runs has to be there afterwards.
 *
 * A function that returns a text returns NULL when all went well, else what the server said, on the arena.
 */
#ifndef SCHEMAC_TESTS_ROUNDTRIP_ROWS_H
#define SCHEMAC_TESTS_ROUNDTRIP_ROWS_H

#include "roundtrip/database.h"

/* A query for each table, and one for the sequences; the texts of both databases' columns decide what it asks for. */
typedef struct RowsQuery {
    const char *what; /* "public.t (a, b)" */
    const char *sql;
} RowsQuery;

typedef VEC(RowsQuery) RowsQueryVec;

/* The columns of all tables that hold rows: partitions are read through their table. */
static const char ROWS_COLUMNS[] =
    "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), pg_catalog.quote_ident(a.attname)"
    " FROM pg_catalog.pg_class c"
    " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
    " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid"
    " WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT "
    "a.attisdropped"
    " AND n.nspname <> 'information_schema' AND pg_catalog.left(n.nspname, 3) <> 'pg_'"
    " ORDER BY 1, 2";

/* How far the sequences have come, by the column they belong to. */
static const char ROWS_SEQUENCES[] =
    "SELECT pg_catalog.format('%s.%I: %s', d.refobjid::pg_catalog.regclass, a.attname,"
    " pg_catalog.pg_sequence_last_value(q.seqrelid))"
    " FROM pg_catalog.pg_sequence q"
    " JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass"
    " AND d.objid = q.seqrelid AND d.deptype IN ('a', 'i')"
    " JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
    " ORDER BY 1";

static inline PGresult *rows_run(Arena *arena, Database *database, const char *sql,
                                 const char **error)
{
    PGresult *result = PQexec(database->conn, sql);

    *error = NULL;
    if (PQresultStatus(result) == PGRES_TUPLES_OK)
        return result;
    *error = database_error(arena, database, result);
    PQclear(result);
    return NULL;
}

/* The names of columns that both results have of one table, with commas: as they are, and as texts. */
static inline int rows_common_columns(const PGresult *a, int row_a, const PGresult *b, Str *names,
                                      Str *texts)
{
    const char *table = PQgetvalue(a, row_a, 0);

    for (; row_a < PQntuples(a) && strcmp(PQgetvalue(a, row_a, 0), table) == 0; row_a++) {
        const char *column = PQgetvalue(a, row_a, 1);

        for (int row_b = 0; row_b < PQntuples(b); row_b++) {
            if (strcmp(PQgetvalue(b, row_b, 0), table) != 0 ||
                strcmp(PQgetvalue(b, row_b, 1), column) != 0)
                continue;
            str_printf(names, "%s%s", names->length > 0 ? ", " : "", column);
            str_printf(texts, "%s%s::pg_catalog.text", texts->length > 0 ? ", " : "", column);
        }
    }
    return row_a;
}

/* What both databases have a place for, by the rows that ROWS_COLUMNS returned for them. */
static inline void rows_queries(Arena *arena, const PGresult *a, const PGresult *b,
                                RowsQueryVec *queries)
{
    for (int row = 0; row < PQntuples(a);) {
        const char *table = PQgetvalue(a, row, 0);
        Str names = str_new(arena);
        Str texts = str_new(arena);

        row = rows_common_columns(a, row, b, &names, &texts);
        if (names.length > 0)
            vec_push(
                arena, queries,
                (RowsQuery){.what = arena_printf(arena, "%s (%s)", table, names.text),
                            .sql = arena_printf(
                                arena,
                                "SELECT pg_catalog.json_build_array(%s)::text FROM %s ORDER BY 1",
                                texts.text, table)});
    }
    vec_push(arena, queries, (RowsQuery){.what = "sequences", .sql = ROWS_SEQUENCES});
}

/* What the queries return, as one text. */
static inline const char *rows_read(Arena *arena, Database *database, const RowsQueryVec *queries,
                                    Str *out)
{
    const char *error = database_run(arena, database, "RESET ALL; SET search_path = ''");

    for (size_t i = 0; error == NULL && i < queries->count; i++) {
        PGresult *result = rows_run(arena, database, queries->items[i].sql, &error);

        str_printf(out, "  %s\n", queries->items[i].what);
        for (int row = 0; result != NULL && row < PQntuples(result); row++) {
            str_text(out, "   ");
            for (int column = 0; column < PQnfields(result); column++)
                str_printf(out, " %s",
                           PQgetisnull(result, row, column) ? "NULL"
                                                            : PQgetvalue(result, row, column));
            str_char(out, '\n');
        }
        PQclear(result);
    }
    return error;
}

#endif
