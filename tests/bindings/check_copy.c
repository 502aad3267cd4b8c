/*
 * check_copy.c - rows of every type through copy_in, in binary and as text, through insert_many, and out again one by one;
 * and those types that are text in C.
 */
#include "check.h"

#include "check_values.h"
#include "db.h"

#include <stdio.h>
#include <string.h>

/* Rows of every_type on their way into another table. */
typedef struct Source {
    const db_every_type_rows *rows;
    size_t next;
} Source;

enum { MANY = 200 };

/* What a table lacks of every_type, or has otherwise. OFFSET: each row becomes JSON once, not for each of its keys. */
static void check_same(Check *check, const char *table)
{
    char sql[512];

    snprintf(sql, sizeof sql,
             "SELECT string_agg(format('%%s: %%s is %%s, not %%s', id, v.key, c.j -> v.key,"
             " v.value), '; ')"
             " FROM (SELECT id, to_jsonb(e) AS j FROM every_type e OFFSET 0) e"
             " LEFT JOIN (SELECT id, to_jsonb(c) AS j FROM %s c OFFSET 0) c USING (id),"
             " jsonb_each(e.j) v WHERE c.j IS NULL OR (c.j ? v.key AND v.value <> c.j -> v.key)",
             table);
    CHECK_SQL(check, sql, "");
}

#define SET_NULLABLE(column)                                         \
    values->column.state = row->column.is_null ? DB_NULL : DB_VALUE; \
    values->column.value = row->column.value;

/* The same for each table that takes these columns of every_type. */
#define COPIED(table, columns_of)                                                               \
    static void make_##table(const db_every_type_row *row, db_##table##_new *values)            \
    {                                                                                           \
        values->id = row->id;                                                                   \
        columns_of(SET_NULLABLE)                                                                \
    }                                                                                           \
                                                                                                \
    static db_status next_##table(void *context, db_##table##_new *row)                         \
    {                                                                                           \
        Source *source = context;                                                               \
                                                                                                \
        if (source->next == source->rows->count)                                                \
            return DB_NOT_FOUND;                                                                \
        make_##table(&source->rows->rows[source->next++], row);                                 \
        return DB_OK;                                                                           \
    }                                                                                           \
                                                                                                \
    static bool count_##table(void *context, const db_##table##_row *row)                       \
    {                                                                                           \
        (void)row;                                                                              \
        ++*(size_t *)context;                                                                   \
        return true;                                                                            \
    }                                                                                           \
                                                                                                \
    static void check_##table(Check *check, const db_every_type_rows *rows)                     \
    {                                                                                           \
        static db_##table##_new values[MANY];                                                   \
        Source source = {.rows = rows};                                                         \
        db_##table##_rows inserted;                                                             \
        int64_t count = -1;                                                                     \
        size_t visited = 0;                                                                     \
                                                                                                \
        check_sql(check, "TRUNCATE " #table);                                                   \
        CHECK_OK(check, db_##table##_copy_in(check->conn, next_##table, &source, &count));      \
        CHECK(check, (size_t)count == rows->count);                                             \
        check_same(check, #table);                                                              \
        CHECK_OK(check, db_##table##_each(check->conn, NULL, NULL, count_##table, &visited));   \
        CHECK(check, visited == rows->count);                                                   \
        check_sql(check, "TRUNCATE " #table);                                                   \
        if (!CHECK(check, rows->count <= MANY))                                                 \
            return;                                                                             \
        memset(values, 0, sizeof values);                                                       \
        for (size_t i = 0; i < rows->count; i++)                                                \
            make_##table(&rows->rows[i], &values[i]);                                           \
        CHECK_OK(check, db_##table##_insert_many(check->conn, values, rows->count, &inserted)); \
        CHECK(check, inserted.count == rows->count);                                            \
        db_##table##_rows_free(&inserted);                                                      \
        check_same(check, #table);                                                              \
    }

COPIED(copied_in_binary, BINARY_COLUMNS)
COPIED(copied_as_text, PRINTED_COLUMNS)
COPIED(copied_as_rows, COLUMNS)

/* The values of one column are the same as in every_type, as far as there are any. */
static void check_column(Check *check, const char *column)
{
    char sql[400];

    snprintf(sql, sizeof sql,
             "SELECT string_agg(format('%s: %%s is %%s', e.%s, c.%s), '; ') FROM every_type e"
             " FULL JOIN copied_as_rows c USING (id) WHERE e.%s::text IS DISTINCT FROM c.%s::text",
             column, column, column, column, column);
    CHECK_SQL(check, sql, "");
    check_sql(check, "TRUNCATE copied_as_rows");
}

/* Each column without the others: many rows that set the same columns go as arrays where those can be taken apart. */
static void check_columns_alone(Check *check, const db_every_type_rows *rows)
{
    static db_copied_as_rows_new values[MANY];

    check_sql(check, "TRUNCATE copied_as_rows");
#define ALONE(column)                                                                       \
    memset(values, 0, sizeof values);                                                       \
    for (size_t i = 0; i < rows->count; i++) {                                              \
        values[i].id = rows->rows[i].id;                                                    \
        values[i].column.state = rows->rows[i].column.is_null ? DB_NULL : DB_VALUE;         \
        values[i].column.value = rows->rows[i].column.value;                                \
    }                                                                                       \
    CHECK_OK(check, db_copied_as_rows_insert_many(check->conn, values, rows->count, NULL)); \
    check_column(check, #column);
    COLUMNS(ALONE)
#undef ALONE
}

void check_copied(Check *check, const db_every_type_rows *rows, bool each_alone)
{
    if (each_alone)
        check_columns_alone(check, rows);
    check_copied_in_binary(check, rows);
    check_copied_as_text(check, rows);
    check_copied_as_rows(check, rows);
    CHECK_SQL(check,
              "SELECT string_agg(format(E'%s\\n    is %s', e, c), '; ') FROM every_type e FULL "
              "JOIN copied_as_rows c USING (id)"
              " WHERE e::text IS DISTINCT FROM c::text",
              "");
}

/* The columns of as_text and more_types but the key. */
// clang-format off
#define AS_TEXT(X) \
    X(hs) X(lt) X(pt) X(ln) X(ls) X(bx) X(pa) X(po) X(ci) X(jp) X(tv) X(tq) X(rc) X(rp) X(sn) X(x) X(pts) X(hss) X(tvs) \
    X(vec) X(vecs) X(place) X(places) X(spot) X(i) X(at) X(part)
#define MORE_TYPES(X) \
    X(i8r) X(nr) X(dr) X(tsr) X(tzr) X(txr) X(mr) X(kr) X(i8m) X(nm) X(dm) X(tsm) X(tzm) X(txm) X(mm) X(km) X(i8rs) X(nrs) \
    X(drs) X(tsrs) X(tzrs) X(txrs) X(krs) X(dms) X(txms) X(op) X(ops) X(d1) X(d2) X(d3) X(d4) X(d5) X(d6) X(d7) X(d8) X(d9) \
    X(da) X(db) X(dc) X(dd) X(de) X(l1) X(l2) X(l4) X(l7) X(l8) X(l9) X(la) X(lb) X(lc) X(ld) X(le)
// clang-format on

/* Each row of the table is there a second time, with the number negated and the same text. */
static void check_twice(Check *check, const char *table)
{
    char sql[512];

    snprintf(
        sql, sizeof sql,
        "SELECT string_agg(format(E'%%s\\n    is %%s', a.copy, b.copy), '; ')"
        " FROM (SELECT id, regexp_replace(t::text, '^.\\d+', '') AS copy FROM %s t WHERE id > 0) a"
        " FULL JOIN (SELECT -id AS id, regexp_replace(t::text, '^.-\\d+', '') AS copy FROM %s t "
        "WHERE id < 0) b"
        " USING (id) WHERE a.copy IS DISTINCT FROM b.copy",
        table, table);
    CHECK_SQL(check, sql, "");
    snprintf(sql, sizeof sql, "DELETE FROM %s WHERE id < 0", table);
    check_sql(check, sql);
}

/* The same for one column, then the copies go away. */
static void check_alone(Check *check, const char *table, const char *column)
{
    char sql[400];

    snprintf(
        sql, sizeof sql,
        "SELECT string_agg(format('%s: %%s is %%s', a.%s, b.%s), '; ') FROM %s a FULL JOIN %s b"
        " ON b.id = -a.id WHERE b.id IS NULL OR a.%s::text IS DISTINCT FROM b.%s::text",
        column, column, column, table, table, column, column);
    CHECK_SQL(check, sql, "");
    snprintf(sql, sizeof sql, "DELETE FROM %s WHERE id < 0", table);
    check_sql(check, sql);
}

#define SET_ALONE(column)                                                          \
    memset(values, 0, sizeof values);                                              \
    for (size_t i = 0; i < rows.count; i++) {                                      \
        values[i].id = -rows.rows[i].id;                                           \
        values[i].column.state = rows.rows[i].column.is_null ? DB_NULL : DB_VALUE; \
        values[i].column.value = rows.rows[i].column.value;                        \
    }                                                                              \
    CHECK_OK(check, insert_many(check->conn, values, rows.count, NULL));           \
    check_alone(check, name, #column);

#define SET_CHANGES(column) changes.column = values[i].column;

/* Reads all rows of a table and writes them again in every way. */
#define TWICE(table, columns_of)                                                                 \
    static void make_again_##table(const db_##table##_row *row, db_##table##_new *values)        \
    {                                                                                            \
        values->id = -row->id;                                                                   \
        columns_of(SET_NULLABLE)                                                                 \
    }                                                                                            \
                                                                                                 \
    typedef struct Source_##table {                                                              \
        const db_##table##_rows *rows;                                                           \
        size_t next;                                                                             \
    } Source_##table;                                                                            \
                                                                                                 \
    static db_status next_again_##table(void *context, db_##table##_new *row)                    \
    {                                                                                            \
        Source_##table *source = context;                                                        \
                                                                                                 \
        if (source->next == source->rows->count)                                                 \
            return DB_NOT_FOUND;                                                                 \
        make_again_##table(&source->rows->rows[source->next++], row);                            \
        return DB_OK;                                                                            \
    }                                                                                            \
                                                                                                 \
    static void check_twice_##table(Check *check)                                                \
    {                                                                                            \
        db_##table##_rows rows, copy;                                                            \
        Source_##table source = {.rows = &rows};                                                 \
        static db_##table##_new values[MANY];                                                    \
        static const char *const name = #table;                                                  \
        db_status (*const insert_many)(db_conn *, const db_##table##_new *, size_t,              \
                                       db_##table##_rows *) = db_##table##_insert_many;          \
        int64_t count = 0;                                                                       \
                                                                                                 \
        if (!CHECK_OK(check, db_##table##_list(check->conn, NULL, NULL, &rows)) ||               \
            !CHECK(check, rows.count > 0 && rows.count < MANY))                                  \
            return;                                                                              \
        CHECK_OK(check, db_##table##_copy_in(check->conn, next_again_##table, &source, &count)); \
        CHECK(check, (size_t)count == rows.count);                                               \
        check_twice(check, #table);                                                              \
        memset(values, 0, sizeof values);                                                        \
        for (size_t i = 0; i < rows.count; i++) {                                                \
            make_again_##table(&rows.rows[i], &values[i]);                                       \
            CHECK_OK(check, db_##table##_insert(check->conn, &values[i], &copy));                \
            CHECK(check, copy.count == 1 && copy.rows[0].id == values[i].id);                    \
            db_##table##_rows_free(&copy);                                                       \
        }                                                                                        \
        check_twice(check, #table);                                                              \
        CHECK_OK(check, db_##table##_insert_many(check->conn, values, rows.count, NULL));        \
        check_twice(check, #table);                                                              \
        for (size_t i = 0; i < rows.count; i++) {                                                \
            db_##table##_new empty = {.id = values[i].id};                                       \
            db_##table##_changes changes = {.id = {DB_UNSET, 0}};                                \
                                                                                                 \
            CHECK_OK(check, db_##table##_insert(check->conn, &empty, NULL));                     \
            columns_of(SET_CHANGES)                                                              \
                CHECK_OK(check, db_##table##_update(check->conn, empty.id, &changes, NULL));     \
        }                                                                                        \
        check_twice(check, #table);                                                              \
        columns_of(SET_ALONE) db_##table##_rows_free(&rows);                                     \
    }

TWICE(as_text, AS_TEXT)
TWICE(more_types, MORE_TYPES)

/* An empty row, a full one, and one with what is smallest or oddest of each type. */
static const char fill[] =
    "TRUNCATE as_text; INSERT INTO as_text (id) VALUES (1); INSERT INTO as_text VALUES"
    " (2, $$a=>\"b\", \"c \\\" \\\\ \t\"=>NULL$$, 'Top.Child', '(1,-2.5e-10)', '{1,2,3}',"
    "  '[(0,0),(1,1)]', '(3,4),(1,2)', '[(0,0),(1,1)]', '((0,0),(1,1),(2,0))', '<(1,2),3>',"
    "  $$$.a[*] ? (@ > 1 && @.x == \"\\\"\")$$, $$a:1A b:2 'it''s':3$$, 'a & !b:*', 'as_text',"
    "  'lower(text)', '10:20:10,14', E'<a b=\"c\">&amp;\\n</a>', '{\"(1,2)\",NULL,\"(3,4)\"}',"
    "  '{\"a=>1\",NULL}', '{\"a:1\",\"\"}', row(E'a \" \\\\ , name\\n', '(1,2)'),"
    "  array[row('x', null)::place, null, row(null, '(0,0)')::place], '(5,6)', 7,"
    "  '2024-02-29 12:00:00.5+02', row(1, '{1,NULL}', '[2020-01-01,)'), '[1,-2.5,3]', "
    "'{\"[1,2]\",NULL}'),"
    " (3, '', '', '(NaN,Infinity)', '{1,-1,0}', '[(1,1),(1,1)]', '(0,0),(0,0)', '((0,0))', "
    "'((0,0))',"
    "  '<(0,0),0>', '$', '', '', '0', '0', '1:1:', '', '{}', '{}', '{}', row(null, null), '{}', "
    "'(0,0)',"
    "  -1, '-infinity', row(null, null, null), '', '{}')";

static void check_as_text(Check *check)
{
    db_as_text_rows rows;

    check_sql(check, fill);
    if (!CHECK_OK(check, db_as_text_list(check->conn, NULL, NULL, &rows)) ||
        !CHECK(check, rows.count == 3))
        return;
    CHECK(check, rows.rows[0].hs.is_null && rows.rows[0].place.is_null && rows.rows[0].hss.is_null);
    CHECK_TEXT(check, rows.rows[1].pt.value, "(1,-2.5e-10)");
    db_as_text_rows_free(&rows);
    check_twice_as_text(check);
}

/* Random rows of the tables that have a number as their key. */
static void check_random(Check *check, int seed)
{
    static const char *const tables[] = {"as_text", "more_types"};
    char sql[200];

    for (size_t i = 0; i < 2; i++) {
        snprintf(sql, sizeof sql,
                 "TRUNCATE %s; SELECT setseed(0.0%d); SELECT fill_random('%s', 10)", tables[i],
                 seed, tables[i]);
        check_sql(check, sql);
    }
    check_twice_as_text(check);
    check_twice_more_types(check);
}

/* What a COPY as text must not take for its own marks. */
static void check_marks(Check *check)
{
    static const char *const texts[] = {"\\.",   "\\N",  "",       "\t",  "\n",   "\r\n", "\\",
                                        "a\\tb", "\\\\", "\v\b\f", "'\"", "日本", "NULL", "{}"};
    const size_t count = sizeof texts / sizeof *texts;
    db_nullable_text items[sizeof texts / sizeof *texts];
    db_every_type_rows rows;

    check_sql(check, "TRUNCATE every_type");
    for (size_t i = 0; i < count; i++) {
        db_every_type_new values = {.t = db_set_text(texts[i])};

        items[i] = (db_nullable_text){.value = texts[i]};
        values.at = db_set_array_text((db_array_text){.count = i + 1, .items = items});
        CHECK_OK(check, db_every_type_insert(check->conn, &values, NULL));
    }
    CHECK_OK(check, db_every_type_list(check->conn, NULL, NULL, &rows));
    CHECK(check, rows.count == count);
    check_copied_as_text(check, &rows);
    db_every_type_rows_free(&rows);
}

void check_copies(Check *check)
{
    check_as_text(check);
    check_marks(check);
    for (int seed = 1; seed < (check->is_short ? 2 : 10); seed++)
        check_random(check, seed);
}
