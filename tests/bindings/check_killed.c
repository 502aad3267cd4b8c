/*
 * check_killed.c - the server goes away in the middle of a call: while it waits for a lock, its process is ended, all of
 * them crash, or are stopped for good. Whatever the call is, the error says so, nothing leaks, and everything works once
 * connected again.
 */
#define _POSIX_C_SOURCE 200809L /* threads, kill() and nanosleep() */

#include "check.h"

#include "db.h"

#include <libpq-fe.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* One call that needs a lock on items. */
typedef struct Call {
    const char *name;
    db_status (*run)(db_conn *conn);
    bool in_transaction; /* begin() comes before it */
} Call;

static const db_items_new item = {.code = "killed", .weight = {DB_VALUE, 1}};

/* Reads rows with CALL, which mentions &rows, and frees them. */
#define READING(name, call)                                            \
    static db_status run_##name(db_conn *conn)                         \
    {                                                                  \
        db_items_rows rows;                                            \
        db_status status = (call);                                     \
                                                                       \
        if (status != DB_OK && (rows.count != 0 || rows.rows != NULL)) \
            status = DB_ERR_VALUE;                                     \
        db_items_rows_free(&rows);                                     \
        return status;                                                 \
    }

static const int32_t seven = 7;
static const db_items_filter filter = {.weight = {.ge = &seven}};
static const db_items_changes changes = {.weight = {DB_VALUE, 8}};

READING(get, db_items_get(conn, 1, &rows))
READING(get_for_update, db_items_get_for_update(conn, 1, &rows))
READING(get_by_code, db_items_get_by_code(conn, "a", &rows))
READING(list, db_items_list(conn, &filter, NULL, &rows))
READING(insert, db_items_insert(conn, &item, &rows))
READING(upsert,
        db_items_upsert(conn, &(db_items_new){.id = {DB_VALUE, 5}, .code = "killed"}, &rows))
READING(upsert_by_code, db_items_upsert_by_code(conn, &item, &rows))
READING(update, db_items_update(conn, 1, &changes, &rows))

static db_status run_delete(db_conn *conn)
{
    return db_items_delete(conn, 1);
}

static db_status run_delete_where(db_conn *conn)
{
    return db_items_delete_where(conn, &filter, &(int64_t){0});
}

static db_status run_update_where(db_conn *conn)
{
    return db_items_update_where(conn, &filter, &changes, &(int64_t){0});
}

static db_status run_count(db_conn *conn)
{
    return db_items_count(conn, NULL, &(int64_t){0});
}

static db_status run_exists(db_conn *conn)
{
    return db_items_exists(conn, &filter, &(bool){false});
}

static bool visit(void *context, const db_items_row *row)
{
    (void)context;
    (void)row;
    return true;
}

static db_status run_each(db_conn *conn)
{
    return db_items_each(conn, NULL, NULL, visit, NULL);
}

static db_status next(void *context, db_items_new *row)
{
    int *left = context;

    *row = item;
    return --*left < 0 ? DB_NOT_FOUND : DB_OK;
}

static db_status run_copy_in(db_conn *conn)
{
    return db_items_copy_in(conn, next, &(int){10}, NULL);
}

/* Rows that set other columns each go through a pipeline; those that set the same, as arrays. */
static db_status insert_many(db_conn *conn, bool same)
{
    static const char *const codes[] = {"k1", "k2", "k3", "k4", "k5", "k6"};
    db_items_new values[6];
    db_items_rows rows;
    db_status status;

    for (int i = 0; i < 6; i++) {
        values[i] = (db_items_new){.code = codes[i]};
        if (!same && i % 2 == 0)
            values[i].weight = db_set_int32(1);
    }
    status = db_items_insert_many(conn, values, 6, &rows);
    db_items_rows_free(&rows);
    return status;
}

static db_status run_insert_arrays(db_conn *conn)
{
    return insert_many(conn, true);
}

static db_status run_insert_pipeline(db_conn *conn)
{
    return insert_many(conn, false);
}

/* So many that they go by COPY. */
static db_status run_insert_copy(db_conn *conn)
{
    enum { MANY = 1000 };
    static db_items_new values[MANY];
    static char codes[MANY][8];

    for (int i = 0; i < MANY; i++) {
        snprintf(codes[i], sizeof codes[i], "m%d", i);
        values[i] = (db_items_new){.code = codes[i]};
    }
    return db_items_insert_many(conn, values, MANY, NULL);
}

static db_status run_list_by(db_conn *conn)
{
    db_parts_rows rows;
    db_status status = db_parts_insert(conn, &(db_parts_new){.item_id = 1, .number = 1}, NULL);

    if (status != DB_OK)
        return status;
    status = db_parts_list_by_item_id(conn, 1, NULL, &rows);
    db_parts_rows_free(&rows);
    return status;
}

static db_status run_function(db_conn *conn)
{
    db_nullable_int64 count;

    return db_fn_item_count(conn, &count);
}

static db_status run_procedure(db_conn *conn)
{
    db_nullable_int64 total;

    return db_fn_weigh_items(conn, &(int64_t){1}, &total);
}

static db_status run_set(db_conn *conn)
{
    db_values_text codes;
    db_status status = db_fn_item_codes(conn, &codes);

    if (status != DB_OK && codes.count != 0)
        status = DB_ERR_VALUE;
    db_values_text_free(&codes);
    return status;
}

static bool see_code(void *context, const db_nullable_text *code)
{
    (void)context;
    (void)code;
    return true;
}

static db_status run_set_each(db_conn *conn)
{
    return db_fn_item_codes_each(conn, see_code, NULL);
}

static db_status run_refresh(db_conn *conn)
{
    return db_item_grades_refresh(conn, false);
}

static db_status run_commit(db_conn *conn)
{
    return db_commit(conn);
}

static db_status body(db_conn *conn, void *context)
{
    (void)context;
    return db_items_count(conn, NULL, &(int64_t){0});
}

static db_status run_transaction(db_conn *conn)
{
    return db_transaction(conn, NULL, body, NULL);
}

static const char restore[] =
    "TRUNCATE items, parts; INSERT INTO items (id, code, weight) VALUES (1, 'a', 7)";

/* The first ones are those for which all of the server crashes, too. */
static const Call calls[] = {
    {"list", run_list, false},
    {"insert", run_insert, true},
    {"copy_in", run_copy_in, false},
    {"insert_many, pipeline", run_insert_pipeline, false},
    {"each", run_each, false},
    {"get", run_get, false},
    {"get_for_update", run_get_for_update, true},
    {"get_by_code", run_get_by_code, false},
    {"upsert", run_upsert, false},
    {"upsert_by_code", run_upsert_by_code, true},
    {"update", run_update, false},
    {"update_where", run_update_where, false},
    {"delete", run_delete, false},
    {"delete_where", run_delete_where, true},
    {"count", run_count, false},
    {"exists", run_exists, false},
    {"insert_many, arrays", run_insert_arrays, false},
    {"insert_many, copy", run_insert_copy, false},
    {"list_by", run_list_by, true},
    {"refresh", run_refresh, false},
    {"transaction", run_transaction, false},
    {"function", run_function, false},
    {"procedure", run_procedure, true},
    {"set", run_set, false},
    {"set, each", run_set_each, false},
};

enum { CRASHES = 5 };

/* Who ends the process of the tested connection once that waits for a lock. */
typedef struct Killer {
    Check *check;
    int pid;
    bool crash;
    bool done;
} Killer;

static void pause_a_little(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
}

static void *wait_and_kill(void *context)
{
    Killer *killer = context;
    char sql[200];

    for (int i = 0; i < 5000 && !killer->done; i++) {
        PGresult *result;

        snprintf(sql, sizeof sql, "SELECT FROM pg_locks WHERE pid = %d AND NOT granted",
                 killer->pid);
        result = PQexec(killer->check->side, sql);
        killer->done = PQntuples(result) > 0;
        PQclear(result);
        pause_a_little();
    }
    snprintf(sql, sizeof sql, "SELECT pg_terminate_backend(%d)", killer->pid);
    if (killer->crash)
        killer->done = kill(killer->pid, SIGKILL) == 0;
    else
        PQclear(PQexec(killer->check->side, sql));
    return NULL;
}

/* Gives the lock back; when the server crashes it takes the other connection of the test with it, sooner or later. */
static void wait_for_server(Check *check, bool crash)
{
    PQclear(PQexec(check->side, "ROLLBACK"));
    for (int i = 0; crash && i < 5000 && PQstatus(check->side) == CONNECTION_OK; i++) {
        pause_a_little();
        PQclear(PQexec(check->side, "SELECT"));
    }
    for (int i = 0; i < 5000 && PQstatus(check->side) != CONNECTION_OK; i++) {
        pause_a_little();
        PQreset(check->side);
    }
}

static db_status reconnect(Check *check)
{
    db_status status = db_reconnect(check->conn);

    for (int i = 0; i < 3000 && status == DB_ERR_CONNECTION; i++) {
        pause_a_little();
        status = db_reconnect(check->conn);
    }
    return status;
}

static void check_call(Check *check, const Call *call, bool crash)
{
    Killer killer = {.check = check, .pid = PQbackendPID(db_handle(check->conn)), .crash = crash};
    int before = check->failures;
    db_status status;
    pthread_t thread;

    if (call->in_transaction)
        CHECK_OK(check, db_begin(check->conn));
    check_sql(check, "BEGIN; LOCK TABLE items");
    if (pthread_create(&thread, NULL, wait_and_kill, &killer) != 0) {
        CHECK(check, false);
        return;
    }
    status = call->run(check->conn);
    pthread_join(thread, NULL);
    CHECK(check, killer.done);
    CHECK_STATUS(check, status, DB_ERR_CONNECTION);
    CHECK(check, db_last_error(check->conn)->message[0] != '\0');
    CHECK_STATUS(check, run_count(check->conn), DB_ERR_CONNECTION);
    wait_for_server(check, crash);
    CHECK_OK(check, reconnect(check));
    status = call->run(check->conn);
    CHECK(check, status == DB_OK || status == DB_NOT_FOUND || status == DB_ERR_CONSTRAINT);
    if (check->failures > before)
        printf("    in %s\n", call->name);
    CHECK_OK(check, db_rollback(check->conn));
    check_sql(check, restore);
}

/* COMMIT waits, too: for what a deferred trigger needs. */
static void check_commit(Check *check)
{
    static const Call commit = {"commit", run_commit, false};
    Killer killer = {.check = check, .pid = PQbackendPID(db_handle(check->conn))};
    pthread_t thread;

    check_sql(
        check,
        "CREATE TABLE gate (); CREATE FUNCTION pass_gate() RETURNS trigger LANGUAGE plpgsql AS"
        " 'BEGIN PERFORM FROM gate; RETURN NULL; END'; CREATE CONSTRAINT TRIGGER pass AFTER INSERT "
        "ON parts"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pass_gate()");
    CHECK_OK(check, db_begin(check->conn));
    CHECK_OK(check, db_parts_insert(check->conn, &(db_parts_new){.item_id = 1, .number = 1}, NULL));
    check_sql(check, "BEGIN; LOCK TABLE gate");
    if (pthread_create(&thread, NULL, wait_and_kill, &killer) == 0) {
        CHECK_STATUS(check, commit.run(check->conn), DB_ERR_CONNECTION);
        pthread_join(thread, NULL);
    }
    wait_for_server(check, false);
    CHECK_OK(check, reconnect(check));
    CHECK_SQL(check, "SELECT count(*) FROM parts", "0");
    check_sql(check, "DROP TABLE gate; DROP FUNCTION pass_gate() CASCADE");
}

void check_killed(Check *check)
{
    check_sql(check, restore);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        check_call(check, &calls[i], false); /* while the statement is prepared */
        check_call(check, &calls[i], false);
        db_use_prepared(check->conn, false);
        check_call(check, &calls[i], false);
        db_use_prepared(check->conn, true);
        if (check->is_short)
            return;
    }
    check_commit(check);
    for (int i = 0; i < CRASHES; i++)
        check_call(check, &calls[i], true);
}

/* ---- for good ----------------------------------------------------------------------------------- */

/* A call in a thread of its own, with a connection of its own. */
typedef struct Waiting {
    const Call *call;
    db_conn *conn;
    pthread_t thread;
    bool is_started;
    db_status status;
} Waiting;

static void *run_call(void *context)
{
    Waiting *waiting = context;

    waiting->status = waiting->call->run(waiting->conn);
    return NULL;
}

static void ignore_notice(void *unused, const char *message)
{
    (void)unused;
    (void)message;
}

static void start_call(Check *check, Waiting *waiting, const Call *call)
{
    *waiting = (Waiting){.call = call};
    if (!CHECK(check, db_connect(check->conninfo, &waiting->conn) == DB_OK))
        return;
    PQsetNoticeProcessor(db_handle(waiting->conn), ignore_notice, NULL);
    if (call->in_transaction)
        CHECK(check, db_begin(waiting->conn) == DB_OK);
    waiting->is_started = pthread_create(&waiting->thread, NULL, run_call, waiting) == 0;
    CHECK(check, waiting->is_started);
}

/* Until so many processes wait for a lock. */
static bool all_wait(Check *check, int count)
{
    int waiting = 0;

    for (int i = 0; i < 5000 && waiting < count; i++) {
        PGresult *result =
            PQexec(check->side, "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted");

        if (PQntuples(result) == 1)
            waiting = (int)strtol(PQgetvalue(result, 0, 0), NULL, 10);
        PQclear(result);
        pause_a_little();
    }
    return waiting == count;
}

static void end_call(Check *check, Waiting *waiting)
{
    int before = check->failures;

    if (waiting->is_started) {
        pthread_join(waiting->thread, NULL);
        CHECK(check, waiting->status == DB_ERR_CONNECTION);
        CHECK(check, db_last_error(waiting->conn)->message[0] != '\0');
        CHECK(check, run_count(waiting->conn) == DB_ERR_CONNECTION);
        CHECK(check, db_reconnect(waiting->conn) == DB_ERR_CONNECTION);
    }
    if (check->failures > before)
        printf("    in %s: %s\n", waiting->call->name, db_last_error(waiting->conn)->message);
    db_close(waiting->conn);
}

/* The server is stopped at once in the middle of every call there is, for good: so this runs only where it is asked for. */
void check_stopped(Check *check)
{
    enum { COUNT = sizeof calls / sizeof *calls };
    PGresult *result = PQexec(
        check->side, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::integer");
    pid_t server = PQntuples(result) == 1 ? (pid_t)strtol(PQgetvalue(result, 0, 0), NULL, 10) : 0;
    static Waiting waiting[COUNT];
    db_items_rows rows;

    PQclear(result);
    CHECK(check, server > 1);
    check_sql(check, restore);
    CHECK_OK(check, db_begin(check->conn));
    check_sql(check, "BEGIN; LOCK TABLE items");
    for (int i = 0; i < COUNT; i++)
        start_call(check, &waiting[i], &calls[i]);
    CHECK(check, all_wait(check, COUNT));
    if (server > 1)
        kill(server, SIGQUIT);
    for (int i = 0; i < COUNT; i++)
        end_call(check, &waiting[i]);
    /* Its processes end by themselves, the connection with them. */
    for (int i = 0; i < 5000 && db_items_list(check->conn, NULL, NULL, &rows) == DB_OK; i++) {
        db_items_rows_free(&rows);
        pause_a_little();
    }
    db_items_rows_free(&rows);
    CHECK_STATUS(check, db_items_list(check->conn, NULL, NULL, &rows), DB_ERR_CONNECTION);
    CHECK(check, rows.count == 0);
    CHECK_STATUS(check, db_reconnect(check->conn), DB_ERR_CONNECTION);
    CHECK(check, db_last_error(check->conn)->message[0] != '\0');
    CHECK_STATUS(check, db_rollback(check->conn), DB_ERR_CONNECTION);
}
