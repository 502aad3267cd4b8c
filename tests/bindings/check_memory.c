/*
 * check_memory.c - every allocation of the bindings is made to fail once.
 *
 * The program is linked with --wrap for malloc, calloc and realloc, so the calls of the objects linked into it (not those
 * of libpq) come here first.
 */
#include "check.h"

#include "db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

/* How many allocations succeed before one fails; negative: all. The linker's hooks have no other place for it. */
static long countdown = -1;

static bool fails_now(void)
{
    return countdown >= 0 && countdown-- == 0;
}

void *__wrap_malloc(size_t size)
{
    return fails_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails_now() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return fails_now() ? NULL : __real_realloc(memory, size);
}

static bool is_fine_or_memory(db_status status)
{
    return status == DB_OK || status == DB_ERR_MEMORY;
}

/* Many rows by COPY, and a few as arrays that are read back: all or none. */
static void insert_rows(Check *check, db_conn *conn)
{
    enum { MANY = 1000, FEW = 10 };
    static db_no_key_new values[MANY];
    db_no_key_rows rows;
    db_status status;

    for (int i = 0; i < MANY; i++)
        values[i] = (db_no_key_new){.a = {DB_VALUE, i}, .b = "x"};
    status = db_no_key_insert_many(conn, values, MANY, NULL);
    CHECK(check, is_fine_or_memory(status));
    CHECK_SQL(check, "SELECT count(*) FROM no_key", status == DB_OK ? "1000" : "0");
    check_sql(check, "TRUNCATE no_key");
    status = db_no_key_insert_many(conn, values, FEW, &rows);
    CHECK(check, is_fine_or_memory(status) && rows.count == (status == DB_OK ? FEW : 0));
    /* They may be there although there was no memory for what came back. */
    CHECK_SQL(check, "SELECT count(*) IN (0, 10) FROM no_key", "t");
    db_no_key_rows_free(&rows);
    check_sql(check, "TRUNCATE no_key");
}

/* Connects, reads and writes while one allocation fails; nothing leaks and nothing crashes. */
static void work(Check *check)
{
    char text[5000];
    const db_nullable_text items[] = {{.value = text}, {.is_null = true}, {.value = text}};
    db_every_type_new values = {
        .t = {DB_VALUE, text},
        .at = {DB_VALUE, {.count = 3, .items = items}},
        .i4 = {DB_VALUE, 1},
        .i8 = {DB_VALUE, 1},
        .u = db_set_null_uuid(),
        .b = db_set_null_bool(),
        .d = db_set_null_date(),
        .tm = db_set_null_time(),
        .ts = db_set_null_timestamp(),
        .iv = db_set_null_interval(),
        .ip = db_set_null_inet(),
        .tv = db_set_null_text(),
        .en = db_set_null_evil_enum(),
        .m = db_set_null_money(),
        .nm = db_set_null_text(),
        .ab = db_set_null_array_bool(),
        .ai2 = db_set_null_array_int16(),
    };
    db_every_type_rows rows = {0}, one = {0};
    const db_fn_described_options options = {.color = {DB_VALUE, text}};
    const int32_t count = 3;
    db_owned_text owned = {0};
    db_values_fn_pair pairs = {0};
    db_conn *conn;
    db_status status = db_connect(check->conninfo, &conn);

    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    if (!CHECK(check, is_fine_or_memory(status)) || status != DB_OK) {
        CHECK(check, db_last_error(conn)->status == status);
        db_close(conn);
        return;
    }
    status = db_every_type_list(conn, NULL, NULL, &rows);
    CHECK(check, is_fine_or_memory(status) && (rows.count > 0) == (status == DB_OK));
    db_every_type_rows_free(&rows);
    status = db_every_type_insert(conn, &values, &one);
    CHECK(check, is_fine_or_memory(status) && (one.count > 0) == (status == DB_OK));
    db_every_type_rows_free(&one);
    status = db_fn_described(conn, text, &options, &owned);
    CHECK(check, is_fine_or_memory(status) && owned.is_null == (status != DB_OK));
    db_owned_text_free(&owned);
    status = db_fn_pairs(conn, &count, &pairs);
    CHECK(check, is_fine_or_memory(status) && (pairs.count == 3) == (status == DB_OK));
    db_values_fn_pair_free(&pairs);
    insert_rows(check, conn);
    db_close(conn);
}

void check_memory(Check *check)
{
    long limit = check->is_short ? 20 : 100000;

    check_sql(check, "TRUNCATE every_type, every_type_not_null, no_key; SELECT fill(0);"
                     " DELETE FROM every_type WHERE length(n::text) > 100");
    for (long n = 0; n < limit; n++) {
        bool all_succeeded;

        countdown = n;
        work(check);
        all_succeeded = countdown >= 0;
        countdown = -1;
        check_sql(check, "DELETE FROM every_type WHERE t LIKE 'xxxx%'");
        if (all_succeeded) {
            CHECK(check, n > 20);
            return;
        }
    }
    CHECK(check, check->is_short);
}
