/*
 * threads.c - several threads, each with a connection of its own, call everything at the same time. ThreadSanitizer, with
 * which test_bindings.sh builds this program, tells whether they share anything; each checks what it reads. With the argument
 * "pooled" no statements are prepared, as test_pooled.sh has it.
 *
 * Connects to DATABASE_URL, which holds lists.sql. Exit code 1 after a failure.
 */
#include "db.h"

#include <libpq-fe.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 4, ROUNDS = 25, ROWS = 40, MANY = 1000 };

typedef struct Worker {
    pthread_t thread;
    int number;
    bool is_pooled;
    db_conn *conn;
    int failures;
    int left; /* rows to copy */
    char code[32];
} Worker;

static void expect(Worker *worker, int line, bool holds)
{
    if (holds)
        return;
    worker->failures++;
    printf("threads.c:%d: thread %d: %s\n", line, worker->number,
           db_last_error(worker->conn)->message);
}

#define EXPECT(condition) expect(worker, __LINE__, (condition))

static void make_code(Worker *worker, char code[32], int i)
{
    snprintf(code, 32, "%d-%d", worker->number, i);
}

/* The rows of this thread. */
static db_items_filter own(const Worker *worker, char pattern[32])
{
    snprintf(pattern, 32, "%d-%%", worker->number);
    return (db_items_filter){.code = {.like = pattern}};
}

static db_status next(void *context, db_items_new *row)
{
    Worker *worker = context;

    if (--worker->left < 0)
        return DB_NOT_FOUND;
    make_code(worker, worker->code, 1000 + worker->left);
    row->code = worker->code;
    row->weight = db_set_int32(worker->left);
    row->grade = db_set_grade(DB_GRADE_HIGH);
    return DB_OK;
}

static bool add_weight(void *context, const db_items_row *row)
{
    *(int64_t *)context += row->weight;
    return true;
}

static db_status body(db_conn *conn, void *context)
{
    Worker *worker = context;
    char pattern[32];
    db_items_filter filter = own(worker, pattern);

    return db_items_update_where(conn, &filter, &(db_items_changes){.weight = db_set_int32(3)},
                                 NULL);
}

/* insert_many as arrays and in a pipeline, and what was inserted read again. */
static void write_rows(Worker *worker)
{
    static const db_nullable_text tags[] = {{.value = "a \"b\""}, {.is_null = true}};
    char codes[ROWS][32], pattern[32];
    db_items_new values[ROWS];
    db_items_filter filter = own(worker, pattern);
    db_items_page page = {.order = DB_ITEMS_BY_ID, .limit = 7};
    db_items_rows rows;
    db_items_row last; /* of it only the id counts, which is no text of the rows that are freed */
    size_t seen = 0;

    for (int i = 0; i < ROWS; i++) {
        make_code(worker, codes[i], i);
        values[i] = (db_items_new){.code = codes[i], .weight = {DB_VALUE, i}};
        if (i % 10 == 0)
            values[i].tags = db_set_array_text((db_array_text){.count = 2, .items = tags});
    }
    EXPECT(db_items_insert_many(worker->conn, values, ROWS, &rows) == DB_OK && rows.count == ROWS);
    db_items_rows_free(&rows);
    while (db_items_list(worker->conn, &filter, &page, &rows) == DB_OK && rows.count > 0) {
        last = rows.rows[rows.count - 1];
        for (size_t i = 0; i < rows.count; i++)
            EXPECT(strcmp(rows.rows[i].code, codes[seen + i]) == 0);
        seen += rows.count;
        db_items_rows_free(&rows);
        page.after = &last;
        if (seen >= ROWS)
            break;
    }
    EXPECT(seen == ROWS);
}

/* So many rows that they go by COPY, undone by a savepoint; under a role that ends with the transaction. */
static void write_many(Worker *worker)
{
    static const db_identity identity = {.role = "pg_database_owner", .subject = "x"};
    static const char sql[] = "SELECT current_user";
    db_items_new values[MANY];
    char codes[MANY][32], pattern[32];
    db_items_filter filter = own(worker, pattern);
    db_items_rows rows;
    int64_t count = 0;
    PGresult *result;

    for (int i = 0; i < MANY; i++) {
        make_code(worker, codes[i], i);
        values[i] = (db_items_new){.code = codes[i]};
    }
    EXPECT(db_begin(worker->conn) == DB_OK);
    EXPECT(db_savepoint(worker->conn, "before") == DB_OK);
    EXPECT(db_items_insert_many(worker->conn, values, MANY, NULL) == DB_OK);
    EXPECT(db_items_count(worker->conn, &filter, &count) == DB_OK && count == MANY);
    EXPECT(db_rollback_to(worker->conn, "before") == DB_OK);
    EXPECT(db_commit(worker->conn) == DB_OK);
    EXPECT(db_items_count(worker->conn, &filter, &count) == DB_OK && count == 0);
    EXPECT(db_begin_as(worker->conn, &identity) == DB_OK);
    EXPECT(db_items_list(worker->conn, &filter, NULL, &rows) == DB_ERR_DENIED);
    EXPECT(db_rollback(worker->conn) == DB_OK);
    result = PQexec(db_handle(worker->conn), sql);
    EXPECT(PQntuples(result) == 1 && strcmp(PQgetvalue(result, 0, 0), identity.role) != 0);
    PQclear(result);
}

static void work(Worker *worker)
{
    char pattern[32], text[40];
    db_items_filter filter = own(worker, pattern);
    db_items_rows rows;
    int64_t count = 0, weight = 0;
    db_timestamptz moment;
    bool exists;

    write_many(worker);
    write_rows(worker);
    worker->left = ROWS;
    EXPECT(db_items_copy_in(worker->conn, next, worker, &count) == DB_OK && count == ROWS);
    EXPECT(db_items_each(worker->conn, &filter, NULL, add_weight, &weight) == DB_OK &&
           weight == ROWS * (ROWS - 1));
    EXPECT(db_items_insert(worker->conn, &(db_items_new){.code = worker->code}, &rows) ==
           DB_ERR_CONSTRAINT);
    EXPECT(db_items_violated(db_last_error(worker->conn)) == DB_ITEMS_CONSTRAINT_ITEMS_CODE_KEY);
    db_items_rows_free(&rows);
    EXPECT(db_transaction(worker->conn, NULL, body, worker) == DB_OK);
    EXPECT(db_items_count(worker->conn, &filter, &count) == DB_OK && count == 2 * ROWS);
    EXPECT(db_items_get_by_code(worker->conn, worker->code, &rows) == DB_OK &&
           rows.rows[0].weight == 3);
    db_items_rows_free(&rows);
    EXPECT(db_timestamptz_parse("2024-02-29 12:00:00+02", &moment));
    db_timestamptz_format(moment, text);
    EXPECT(strcmp(text, "2024-02-29 10:00:00+00") == 0);
    EXPECT(db_items_delete_where(worker->conn, &filter, &count) == DB_OK && count == 2 * ROWS);
    EXPECT(db_items_exists(worker->conn, &filter, &exists) == DB_OK && !exists);
}

static void *run(void *context)
{
    Worker *worker = context;
    const char *url = getenv("DATABASE_URL");

    if (db_connect(url != NULL ? url : "", &worker->conn) != DB_OK)
        expect(worker, __LINE__, false);
    else
        for (int i = 0; i < ROUNDS && worker->failures == 0; i++) {
            db_use_prepared(worker->conn, !worker->is_pooled && i % 5 != 4);
            if (i == ROUNDS / 2)
                EXPECT(db_reconnect(worker->conn) == DB_OK);
            work(worker);
        }
    db_close(worker->conn);
    return NULL;
}

int main(int argc, char **argv)
{
    Worker workers[THREADS];
    int failures = 0;

    memset(workers, 0, sizeof workers);
    for (int i = 0; i < THREADS; i++) {
        workers[i].number = i;
        workers[i].is_pooled = argc > 1 && strcmp(argv[1], "pooled") == 0;
        if (pthread_create(&workers[i].thread, NULL, run, &workers[i]) != 0)
            return 1;
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(workers[i].thread, NULL);
        failures += workers[i].failures;
    }
    return failures > 0;
}
