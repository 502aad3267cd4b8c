/*
 * check_gone.c - the server is gone when a call begins, or while rows go to and fro. See check_killed.c for calls
 * that wait.
 */
#include "check.h"

#include "db.h"

#include <libpq-fe.h>
#include <stdio.h>

/* Ends the process of the tested connection, and waits until it is gone. */
static void end_backend(Check *check)
{
    char sql[200];

    snprintf(sql, sizeof sql, "SELECT pg_terminate_backend(%d, 30000)",
             PQbackendPID(db_handle(check->conn)));
    check_sql(check, sql);
}

/* The error is one of the connection, and a second call says the same. */
static void expect_lost(Check *check, db_status status)
{
    int64_t count;

    CHECK_STATUS(check, status, DB_ERR_CONNECTION);
    CHECK(check, db_last_error(check->conn)->message[0] != '\0');
    CHECK_STATUS(check, db_items_count(check->conn, NULL, &count), DB_ERR_CONNECTION);
}

/* ---- calls that begin, end and nest transactions ------------------------------------------------ */

static db_status run_begin(db_conn *conn)
{
    return db_begin(conn);
}

static db_status run_begin_as(db_conn *conn)
{
    return db_begin_as(conn, &(db_identity){.role = "postgres"});
}

static db_status run_savepoint(db_conn *conn)
{
    return db_savepoint(conn, "other");
}

static db_status run_release(db_conn *conn)
{
    return db_release(conn, "one");
}

static db_status run_rollback_to(db_conn *conn)
{
    return db_rollback_to(conn, "one");
}

static db_status run_commit(db_conn *conn)
{
    return db_commit(conn);
}

static db_status run_rollback(db_conn *conn)
{
    return db_rollback(conn);
}

static void check_control(Check *check)
{
    static const struct {
        const char *name;
        db_status (*run)(db_conn *conn);
        bool in_transaction; /* with a savepoint */
    } calls[] = {
        {"begin", run_begin, false},
        {"begin_as", run_begin_as, false},
        {"savepoint", run_savepoint, true},
        {"release", run_release, true},
        {"rollback_to", run_rollback_to, true},
        {"commit", run_commit, true},
        {"rollback", run_rollback, true},
    };

    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        int before = check->failures;

        if (calls[i].in_transaction) {
            CHECK_OK(check, db_begin(check->conn));
            CHECK_OK(check, db_savepoint(check->conn, "one"));
        }
        end_backend(check);
        expect_lost(check, calls[i].run(check->conn));
        CHECK_OK(check, db_reconnect(check->conn));
        CHECK(check, PQtransactionStatus(db_handle(check->conn)) == PQTRANS_IDLE);
        CHECK_OK(check, db_begin(check->conn));
        CHECK_OK(check, db_savepoint(check->conn, "one"));
        CHECK_OK(check, db_rollback_to(check->conn, "one"));
        CHECK_OK(check, db_commit(check->conn));
        if (check->failures > before)
            printf("    in %s\n", calls[i].name);
    }
}

/* ---- in the middle of rows --------------------------------------------------------------------- */

typedef struct Stream {
    Check *check;
    int left;
} Stream;

static bool see_number(void *context, const db_nullable_int32 *row)
{
    Stream *stream = context;

    (void)row;
    if (--stream->left == 0)
        end_backend(stream->check);
    return true;
}

static db_status give_item(void *context, db_items_new *row)
{
    Stream *stream = context;

    *row = (db_items_new){.code = "killed", .weight = {DB_VALUE, 1}};
    if (--stream->left == 0)
        end_backend(stream->check);
    return stream->left < -100000 ? DB_NOT_FOUND : DB_OK;
}

static void check_streams(Check *check)
{
    static const int32_t many = 10000000;
    Stream stream = {check, 10};
    int64_t count = 0;

    expect_lost(check, db_fn_numbers_each(check->conn, &many, see_number, &stream));
    CHECK_OK(check, db_reconnect(check->conn));
    stream.left = 10;
    expect_lost(check, db_items_copy_in(check->conn, give_item, &stream, &count));
    CHECK(check, count == 0);
    CHECK_OK(check, db_reconnect(check->conn));
    CHECK_OK(check, db_items_count(check->conn, NULL, &count));
}

void check_gone(Check *check)
{
    check_control(check);
    check_streams(check);
}
