/* insert_many and copy_in: rows of every kind, errors in the middle, types of every kind. */
#include "check.h"

#include "check_values.h"
#include "db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MANY = 20000 };

static void make_code(char code[24], int i)
{
    snprintf(code, 24, "code %d", i);
}

/* Rows that go as arrays, rows that do not, and those that set other columns. */
static void check_insert_many(Check *check)
{
    static db_items_new values[MANY];
    static char codes[MANY][24];
    const db_nullable_text tag = {.value = "x"};
    db_items_rows rows;

    check_sql(check, "TRUNCATE items, parts RESTART IDENTITY");
    for (int i = 0; i < MANY; i++) {
        make_code(codes[i], i);
        values[i] = (db_items_new){.code = codes[i], .weight = {DB_VALUE, i}};
        if (i % 1000 < 500)
            values[i].grade = i % 2 == 0 ? db_set_grade(DB_GRADE_HIGH) : db_set_null_grade();
        if (i % 5000 < 10)
            values[i].tags = db_set_array_text((db_array_text){.count = 1, .items = &tag});
        if (i % 3000 == 7)
            values[i].price = db_set_text("12.5");
        if (i % 3000 == 8)
            values[i].address = db_set_inet(inet("10.1.2.3/8"));
    }
    CHECK_OK(check, db_items_insert_many(check->conn, values, MANY, &rows));
    if (CHECK(check, rows.count == MANY))
        for (int i = 0; i < MANY; i++)
            if (strcmp(rows.rows[i].code, codes[i]) != 0 || rows.rows[i].weight != i ||
                rows.rows[i].grade.is_null != !(i % 1000 < 500 && i % 2 == 0) ||
                rows.rows[i].tags.is_null != !(i % 5000 < 10)) {
                CHECK(check, false);
                break;
            }
    db_items_rows_free(&rows);
    CHECK_SQL(check, "SELECT count(*) FROM items WHERE tags = '{x}'", "40");
    CHECK_SQL(check, "SELECT count(*) FROM items WHERE address = '10.1.2.3/8'", "7");

    /* All or nothing, whatever way the rows went. */
    for (int count = 1; count < 2000; count = count * 3 + 1) {
        check_sql(check, "TRUNCATE items, parts");
        values[count - 1].weight = db_set_int32(-1);
        CHECK_STATUS(check, db_items_insert_many(check->conn, values, (size_t)count, &rows),
                     DB_ERR_CONSTRAINT);
        CHECK(check, rows.count == 0 && rows.result == NULL);
        CHECK(check, db_items_violated(db_last_error(check->conn)) ==
                         DB_ITEMS_CONSTRAINT_WEIGHT_NOT_NEGATIVE);
        CHECK_SQL(check, "SELECT count(*) FROM items", "0");
        values[count - 1].weight = db_set_int32(1);
        check_sql_inside(check, "DISCARD ALL");
        CHECK_OK(check, db_items_insert_many(check->conn, values, (size_t)count, NULL));
    }
    CHECK_OK(check, db_items_insert_many(check->conn, NULL, 0, &rows));
    CHECK_STATUS(check, db_items_insert_many(check->conn, NULL, 1, &rows), DB_ERR_ARGUMENT);
    values[3].code = NULL;
    CHECK_STATUS(check, db_items_insert_many(check->conn, values, 10, NULL), DB_ERR_ARGUMENT);
    CHECK_HOLDS(check, db_last_error(check->conn)->message, "code");
    values[3].code = codes[3];
}

/* In a transaction of the caller an error leaves the transaction to him. */
static void check_many_in_transaction(Check *check)
{
    db_items_new values[3] = {{.code = "a"}, {.code = "b", .weight = {DB_VALUE, 1}}, {.code = "a"}};

    check_sql(check, "TRUNCATE items, parts");
    CHECK_OK(check, db_begin(check->conn));
    CHECK_STATUS(check, db_items_insert_many(check->conn, values, 3, NULL), DB_ERR_CONSTRAINT);
    CHECK_STATUS(check, db_commit(check->conn), DB_ERR_TRANSACTION);
    values[2].code = "c";
    db_use_prepared(check->conn, false);
    CHECK_OK(check, db_begin(check->conn));
    CHECK_OK(check, db_items_insert_many(check->conn, values, 3, NULL));
    CHECK_OK(check, db_commit(check->conn));
    db_use_prepared(check->conn, true);
    CHECK_SQL(check, "SELECT count(*) FROM items", "3");
}

typedef struct Source {
    db_conn *conn;
    int next;
    int count;
    int bad;           /* the row that is wrong; 0: none */
    const char *where; /* what is wrong with it */
    char code[24];
    db_status inside;
} Source;

static db_status next_item(void *context, db_items_new *row)
{
    Source *source = context;

    if (source->next == source->count)
        return DB_NOT_FOUND;
    source->next++;
    make_code(source->code, source->next);
    source->inside = db_items_count(source->conn, NULL, &(int64_t){0});
    row->code = source->code;
    row->weight = db_set_int32(source->next);
    row->price = source->next % 2 == 0 ? db_set_text("-1.25e-1") : db_set_null_text();
    row->extra = db_set_text("{\"a\": [1]}");
    row->seen = db_set_timestamptz(DB_TIMESTAMP_INFINITY);
    if (source->next != source->bad)
        return DB_OK;
    if (strcmp(source->where, "unset") == 0)
        row->price = (db_field_text){0};
    else if (strcmp(source->where, "constraint") == 0)
        row->weight = db_set_int32(-1);
    else if (strcmp(source->where, "text") == 0)
        row->code = NULL;
    else
        return DB_ERR_VALUE;
    return DB_OK;
}

static void check_copy(Check *check)
{
    static const struct {
        const char *where;
        db_status expected;
    } cases[] = {{"unset", DB_ERR_ARGUMENT},
                 {"constraint", DB_ERR_CONSTRAINT},
                 {"text", DB_ERR_ARGUMENT},
                 {"source", DB_ERR_VALUE}};
    Source source = {.conn = check->conn, .count = 50000};
    int64_t count = -1;

    check_sql(check, "TRUNCATE items, parts");
    CHECK_OK(check, db_items_copy_in(check->conn, next_item, &source, &count));
    CHECK(check, count == 50000 && source.inside == DB_ERR_BUSY);
    CHECK_SQL(check, "SELECT count(*) FROM items", "50000");
    CHECK_SQL(check, "SELECT count(*) FROM items WHERE price = -0.13 AND extra = '{\"a\": [1]}'",
              "25000");
    CHECK_SQL(check, "SELECT count(*) FROM items WHERE seen = 'infinity' AND active", "50000");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int bad = 1; bad < 40000; bad = bad * 60) {
            if (bad == 1 && i == 0)
                continue;
            check_sql(check, "TRUNCATE items, parts");
            source = (Source){
                .conn = check->conn, .count = bad + 10, .bad = bad, .where = cases[i].where};
            CHECK_STATUS(check, db_items_copy_in(check->conn, next_item, &source, &count),
                         cases[i].expected);
            CHECK(check, count == 0);
            CHECK_SQL(check, "SELECT count(*) FROM items", "0");
        }
    source = (Source){.conn = check->conn};
    CHECK_OK(check, db_items_copy_in(check->conn, next_item, &source, &count));
    CHECK(check, count == 0);
    CHECK_OK(check, db_items_copy_in(check->conn, next_item, &source, NULL));
}

/* What the protocol cannot count, or the server cannot hold, is refused before anything is sent. */
static void check_limits(Check *check)
{
    enum { MOST = 65535 };
    static const int32_t one = 1;
    db_items_filter *filters = calloc(MOST + 1, sizeof *filters);
    db_every_type_new bytes = {.by = {DB_VALUE, {&one, (size_t)1 << 30}}};
    int64_t count = -1;

    if (!CHECK(check, filters != NULL))
        return;
    for (int i = 0; i <= MOST; i++) {
        filters[i].weight.eq = &one;
        filters[i].or_else = i < MOST ? &filters[i + 1] : NULL;
    }
    CHECK_STATUS(check, db_items_count(check->conn, filters, &count), DB_ERR_ARGUMENT);
    CHECK_HOLDS(check, db_last_error(check->conn)->message, "too many parameters");
    free(filters);
    CHECK_STATUS(check, db_every_type_insert(check->conn, &bytes, NULL), DB_ERR_ARGUMENT);
    CHECK_HOLDS(check, db_last_error(check->conn)->message, "1 GB");
    CHECK_STATUS(check, db_every_type_insert_many(check->conn, &bytes, 1, NULL), DB_ERR_ARGUMENT);
}

/* A value that is too large ends a copy, too, in either form. */
static db_status give_too_much(void *context, db_every_type_new *row)
{
    static const int32_t one = 1;
    int *left = context;

    row->by = (db_field_bytes){DB_VALUE, {&one, (*left)-- > 1 ? 1 : (size_t)1 << 30}};
    return *left < 0 ? DB_NOT_FOUND : DB_OK;
}

static void check_large_copies(Check *check)
{
    int64_t count = -1;

    CHECK_STATUS(check, db_every_type_copy_in(check->conn, give_too_much, &(int){2}, &count),
                 DB_ERR_ARGUMENT);
    CHECK(check, count == 0);
    CHECK_OK(check, db_every_type_count(check->conn, NULL, &count));
}

void check_many(Check *check)
{
    check_limits(check);
    check_large_copies(check);
    check_insert_many(check);
    check_many_in_transaction(check);
    check_copy(check);
}
