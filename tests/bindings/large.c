/*
 * large.c - values of 300 MB through every kind of call, and values that are too large for the server. Connects to
 * DATABASE_URL, a database with large.sql. Exit code 1 after a failed check.
 */
#include "note.h"

#include <stdlib.h>
#include <string.h>

enum { LARGE = 300000000, BYTES = LARGE / 10, TOO_LARGE = 1 << 30 };

/* Refused with a message that says why; and the connection is as good as before. */
#define REFUSED(check, call, why)                                                            \
    do {                                                                                     \
        NOTE(check,                                                                          \
             (call) == DB_ERR_ARGUMENT &&                                                    \
                 strstr(db_last_error((check)->conn)->message, why) != NULL,                 \
             #call);                                                                         \
        NOTE(check, db_large_count((check)->conn, NULL, &(int64_t){0}) == DB_OK, "goes on"); \
    } while (false)

/* The memory that values point to: text of `size` letters. */
static char *letters(size_t size)
{
    char *text = malloc(size + 1);

    if (text == NULL) {
        puts("large.c: out of memory");
        exit(1);
    }
    memset(text, 'x', size);
    text[size] = '\0';
    text[size - 1] = 'y';
    return text;
}

/* Whether a row has the large text and the large bytes. */
static bool is_whole(const db_large_row *row, const char *text)
{
    return !row->t.is_null && strcmp(row->t.value, text) == 0 && !row->b.is_null &&
           row->b.value.size == BYTES && memcmp(row->b.value.data, text, BYTES) == 0;
}

static bool see(void *context, const db_large_row *row)
{
    const char **text = context;

    if (!is_whole(row, *text))
        *text = NULL;
    return *text != NULL;
}

typedef struct Source {
    db_large_new row;
    int left;
} Source;

static db_status give(void *context, db_large_new *row)
{
    Source *source = context;

    if (source->left-- == 0)
        return DB_NOT_FOUND;
    *row = source->row;
    row->id = 10 + source->left;
    return DB_OK;
}

static void check_large(Check *check, const char *text)
{
    db_conn *conn = check->conn;
    const db_nullable_text items[] = {{.value = text}, {.is_null = true}};
    const char *seen = text;
    db_large_new values = {
        .id = 1, .t = db_set_text(text), .b = {DB_VALUE, {.data = text, .size = BYTES}}};
    db_large_new many[2];
    db_large_filter filter = {.t = {.eq = text}};
    db_large_changes changes = {.a = {DB_VALUE, {.count = 2, .items = items}}};
    Source source = {.row = values, .left = 1};
    db_large_rows rows;
    db_owned_text echo;
    int64_t count = 0;

    if (OK(check, db_large_insert(conn, &values, &rows)))
        CHECK(check, is_whole(&rows.rows[0], text));
    db_large_rows_free(&rows);
    if (OK(check, db_large_get(conn, 1, &rows)))
        CHECK(check, is_whole(&rows.rows[0], text));
    db_large_rows_free(&rows);
    OK(check, db_echoed(conn, text, &echo));
    CHECK(check, !echo.is_null && strcmp(echo.value, text) == 0);
    db_owned_text_free(&echo);
    OK(check, db_large_copy_in(conn, give, &source, &count));
    CHECK(check, count == 1);
    OK(check, db_large_each(conn, NULL, NULL, see, &seen));
    CHECK(check, seen == text);
    OK(check, db_large_delete_where(conn, NULL, &count));
    CHECK(check, count == 2);

    /* Too much for one statement with arrays. */
    for (int i = 0; i < 2; i++)
        many[i] = (db_large_new){.id = 20 + i, .t = db_set_text(text)};
    OK(check, db_large_insert_many(conn, many, 2, NULL));
    OK(check, db_large_count(conn, &filter, &count));
    CHECK(check, count == 2);
    if (OK(check, db_large_update(conn, 20, &changes, &rows)))
        CHECK(check, rows.rows[0].a.value.count == 2 && rows.rows[0].a.value.items[1].is_null &&
                         strcmp(rows.rows[0].a.value.items[0].value, text) == 0);
    db_large_rows_free(&rows);
    OK(check, db_large_delete_where(conn, NULL, NULL));
}

static void check_too_large(Check *check, const char *text)
{
    db_conn *conn = check->conn;
    const db_nullable_text items[] = {{.value = text}};
    const db_bytes much = {.data = text, .size = TOO_LARGE / 2};
    const db_bytes most = {.data = text, .size = TOO_LARGE - 8};
    const db_large_new one = {.id = 1, .t = db_set_text(text)};
    const db_large_new sum = {
        .id = 1, .b = {DB_VALUE, much}, .t = db_set_text(text + TOO_LARGE / 2)};
    const db_large_new bytes = {.id = 1, .b = {DB_VALUE, most}};
    Source source = {.row = one, .left = 1};
    db_owned_text echo;
    db_large_changes changes = {.a = {DB_VALUE, {.count = 1, .items = items}}};

    REFUSED(check, db_large_insert(conn, &one, NULL), "column t: the value is larger than 1 GB");
    REFUSED(check, db_large_insert(conn, &sum, NULL), "1 GB");
    REFUSED(check, db_large_insert(conn, &bytes, NULL), "1 GB");
    REFUSED(check, db_large_insert_many(conn, &one, 1, NULL), "1 GB");
    REFUSED(check, db_large_insert_many(conn, &sum, 1, NULL), "1 GB");
    REFUSED(check, db_large_copy_in(conn, give, &source, NULL), "1 GB");
    REFUSED(check, db_large_update(conn, 1, &changes, NULL), "1 GB");
    REFUSED(check, db_echoed(conn, text, &echo), "1 GB");
    db_owned_text_free(&echo);

    /* Each value fits, but the server cannot make a row of both: that is its own error. */
    source = (Source){.row = sum, .left = 1};
    CHECK(check, db_large_copy_in(conn, give, &source, NULL) == DB_ERR_SERVER);
    OK(check, db_large_count(conn, NULL, &(int64_t){0}));
}

int main(void)
{
    const char *url = getenv("DATABASE_URL");
    Check check = {0};
    char *text;

    if (db_connect(url != NULL ? url : "", &check.conn) != DB_OK) {
        puts(db_last_error(check.conn)->message);
        db_close(check.conn);
        return 1;
    }
    text = letters(LARGE);
    check_large(&check, text);
    free(text);
    text = letters(TOO_LARGE);
    check_too_large(&check, text);
    free(text);
    db_close(check.conn);
    printf("%d checks, %d failures\n", check.count, check.failures);
    return check.failures > 0;
}
