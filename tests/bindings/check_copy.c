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

/* What a table lacks of every_type, or has otherwise. */
static void check_same(Check *check, const char *table)
{
    char sql[512];

    snprintf(sql, sizeof sql,
             "SELECT string_agg(format('%%s: %%s is %%s, not %%s', id, v.key, to_jsonb(c) -> "
             "v.key, v.value), '; ')"
             " FROM every_type e LEFT JOIN %s c USING (id), jsonb_each(to_jsonb(e)) v"
             " WHERE c.id IS NULL OR (to_jsonb(c) ? v.key AND v.value <> to_jsonb(c) -> v.key)",
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

void check_copied(Check *check, const db_every_type_rows *rows)
{
    check_copied_in_binary(check, rows);
    check_copied_as_text(check, rows);
    check_copied_as_rows(check, rows);
}

/* The columns of as_text but the key. */
// clang-format off
#define AS_TEXT(X) \
    X(hs) X(lt) X(pt) X(ln) X(ls) X(bx) X(pa) X(po) X(ci) X(jp) X(tv) X(tq) X(rc) X(rp) X(sn) X(x) X(pts) X(hss) X(tvs) \
    X(place) X(places) X(spot) X(i) X(at) X(part)
// clang-format on

static void make_text(const db_as_text_row *row, db_as_text_new *values)
{
    values->id = -row->id;
    AS_TEXT(SET_NULLABLE)
}

typedef struct TextSource {
    const db_as_text_rows *rows;
    size_t next;
} TextSource;

static db_status next_text(void *context, db_as_text_new *row)
{
    TextSource *source = context;

    if (source->next == source->rows->count)
        return DB_NOT_FOUND;
    make_text(&source->rows->rows[source->next++], row);
    return DB_OK;
}

/* Each row is there twice, with the same text. */
static void check_twice(Check *check)
{
    CHECK_SQL(
        check,
        "SELECT string_agg(format('%s is %s, not %s', v.key, to_jsonb(b) ->> v.key, v.value), '; ')"
        " FROM as_text a LEFT JOIN as_text b ON a.id = -b.id, jsonb_each_text(to_jsonb(a)) v"
        " WHERE a.id > 0 AND v.key <> 'id'"
        " AND (b.id IS NULL OR v.value IS DISTINCT FROM to_jsonb(b) ->> v.key)",
        "");
    CHECK_SQL(check, "SELECT count(*) FROM as_text WHERE id < 0", "3");
    check_sql(check, "DELETE FROM as_text WHERE id < 0");
}

/* An empty row, a full one, and one with what is smallest or oddest of each type. */
static const char fill[] =
    "TRUNCATE as_text; INSERT INTO as_text (id) VALUES (1); INSERT INTO as_text VALUES"
    " (2, $$a=>\"b\", \"c \\\" \\\\ \t\"=>NULL$$, 'Top.Child', '(1,-2.5e-10)', '{1,2,3}',"
    "  '[(0,0),(1,1)]', '(3,4),(1,2)', '[(0,0),(1,1)]', '((0,0),(1,1),(2,0))', '<(1,2),3>',"
    "  $$$.a[*] ? (@ > 1 && @.x == \"\\\"\")$$, $$a:1A b:2 'it''s':3$$, 'a & !b:*', 'as_text',"
    "  'lower(text)', '10:20:10,14', E'<a b=\"c\">&amp;\\n</a>', '{\"(1,2)\",NULL,\"(3,4)\"}',"
    "  '{\"a=>1\",NULL}', '{\"a:1\",\"\"}', row(E'a \" \\\\ , name\\n', '(1,2)'),"
    "  array[row('x', null)::place, null, row(null, '(0,0)')::place], '(5,6)', 7,"
    "  '2024-02-29 12:00:00.5+02', row(1, '{1,NULL}', '[2020-01-01,)')),"
    " (3, '', '', '(NaN,Infinity)', '{1,-1,0}', '[(1,1),(1,1)]', '(0,0),(0,0)', '((0,0))', "
    "'((0,0))',"
    "  '<(0,0),0>', '$', '', '', '0', '0', '1:1:', '', '{}', '{}', '{}', row(null, null), '{}', "
    "'(0,0)',"
    "  -1, '-infinity', row(null, null, null))";

static void check_as_text(Check *check)
{
    db_as_text_rows rows, copy;
    TextSource source = {.rows = &rows};
    db_as_text_new values[3];
    int64_t count = 0;

    check_sql(check, fill);
    if (!CHECK_OK(check, db_as_text_list(check->conn, NULL, NULL, &rows)) ||
        !CHECK(check, rows.count == 3))
        return;
    CHECK(check, rows.rows[0].hs.is_null && rows.rows[0].place.is_null && rows.rows[0].hss.is_null);
    CHECK_TEXT(check, rows.rows[1].pt.value, "(1,-2.5e-10)");
    CHECK_OK(check, db_as_text_copy_in(check->conn, next_text, &source, &count));
    CHECK(check, count == 3);
    check_twice(check);
    memset(values, 0, sizeof values);
    for (size_t i = 0; i < rows.count; i++) {
        make_text(&rows.rows[i], &values[i]);
        CHECK_OK(check, db_as_text_insert(check->conn, &values[i], &copy));
        if (CHECK(check, copy.count == 1) && i == 1)
            CHECK_TEXT(check, copy.rows[0].tv.value, rows.rows[i].tv.value);
        db_as_text_rows_free(&copy);
    }
    check_twice(check);
    CHECK_OK(check, db_as_text_insert_many(check->conn, values, rows.count, NULL));
    check_twice(check);
    db_as_text_rows_free(&rows);
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
}
