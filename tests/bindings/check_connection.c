/* check_connection.c - connections that cannot be made, break, come back, or are somebody else's. */
#include "check.h"

#include "db.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>

static void check_no_connection(Check *check)
{
    db_conn *conn;
    db_tasks_rows rows;

    CHECK_STATUS(check, db_connect("host=/nonexistent", &conn), DB_ERR_CONNECTION);
    if (!CHECK(check, conn != NULL))
        return;
    CHECK_HOLDS(check, db_last_error(conn)->message, "/nonexistent");
    CHECK_STATUS(check, db_tasks_list(conn, NULL, NULL, &rows), DB_ERR_CONNECTION);
    CHECK_STATUS(check, db_begin(conn), DB_ERR_CONNECTION);
    CHECK_STATUS(check, db_commit(conn), DB_ERR_CONNECTION);
    CHECK_STATUS(check, db_rollback(conn), DB_ERR_CONNECTION);
    CHECK_STATUS(check, db_reconnect(conn), DB_ERR_CONNECTION);
    db_close(conn);

    CHECK_STATUS(check, db_connect("bad = = conninfo", &conn), DB_ERR_CONNECTION);
    CHECK(check, db_last_error(conn)->message[0] != '\0');
    db_close(conn);
    db_close(NULL);
    CHECK(check, db_last_error(NULL)->status == DB_ERR_MEMORY);
    CHECK_TEXT(check, db_status_text(DB_ERR_DENIED), "permission denied");
    CHECK_TEXT(check, db_status_text((db_status)99), "unknown status");
}

/* Rows outlive the connection they came from. */
static void check_adopted(Check *check)
{
    PGconn *pg = PQconnectdb(check->conninfo);
    db_conn *conn;
    db_tasks_rows rows;

    check_sql(check, "WITH person AS (INSERT INTO auth.users DEFAULT VALUES RETURNING id)"
                     " INSERT INTO tasks (user_id, prompt) SELECT id, 'Grüße' FROM person");
    PQsetClientEncoding(pg, "LATIN1");
    if (!CHECK_OK(check, db_adopt(pg, &conn)))
        return;
    CHECK_TEXT(check, pg_encoding_to_char(PQclientEncoding(pg)), "UTF8");
    CHECK(check, db_handle(conn) == pg);
    db_use_prepared(conn, false);
    CHECK_OK(check, db_tasks_list(conn, NULL, NULL, &rows));
    db_close(conn);
    CHECK(check, rows.count > 0 && rows.rows[0].prompt[0] != '\0');
    db_tasks_rows_free(&rows);

    pg = PQconnectdb("host=/nonexistent");
    CHECK_STATUS(check, db_adopt(pg, &conn), DB_ERR_CONNECTION);
    CHECK(check, conn == NULL);
    PQfinish(pg);
}

/* What a text read in the encoding of the connection would not be. */
static void expect_utf8(Check *check, db_conn *conn)
{
    const char *prompt = "Grüße";
    const db_tasks_filter filter = {.prompt = {.eq = prompt}};
    db_tasks_rows rows;

    if (CHECK_OK(check, db_tasks_list(conn, &filter, NULL, &rows)) && CHECK(check, rows.count > 0))
        CHECK_TEXT(check, rows.rows[0].prompt, prompt);
    db_tasks_rows_free(&rows);
}

/* The encoding is UTF-8 whatever makes it another one. */
static void check_encoding(Check *check)
{
    char conninfo[1000];
    db_conn *conn;

    snprintf(conninfo, sizeof conninfo, "%s client_encoding=LATIN1", check->conninfo);
    if (!CHECK_OK(check, db_adopt(PQconnectdb(conninfo), &conn)))
        return;
    expect_utf8(check, conn);
    PQclear(PQexec(db_handle(conn), "DISCARD ALL"));
    expect_utf8(check, conn);
    CHECK_OK(check, db_reconnect(conn));
    expect_utf8(check, conn);
    PQclear(PQexec(db_handle(conn), "BEGIN; SET client_encoding = latin2"));
    expect_utf8(check, conn);
    CHECK_OK(check, db_rollback(conn));
    expect_utf8(check, conn);
    PQclear(PQexec(db_handle(conn), "RESET client_encoding; BEGIN; SELECT 1 / 0"));
    CHECK_STATUS(check, db_tasks_list(conn, NULL, NULL, NULL), DB_ERR_TRANSACTION);
    CHECK_OK(check, db_rollback(conn));
    expect_utf8(check, conn);
    PQclear(PQexec(db_handle(conn), "RESET client_encoding"));
    CHECK_OK(check, db_begin_as(conn, &(db_identity){.role = "postgres", .subject = "Grüße"}));
    expect_utf8(check, conn);
    CHECK_OK(check, db_commit(conn));
    expect_utf8(check, conn);
    db_close(conn);
}

static void kill_server_process(Check *check)
{
    char sql[64];

    snprintf(sql, sizeof sql, "SELECT pg_terminate_backend(%d)",
             PQbackendPID(db_handle(check->conn)));
    check_sql(check, sql);
}

static void check_broken(Check *check)
{
    db_conn *conn = check->conn;
    db_tasks_rows rows;

    kill_server_process(check);
    CHECK_STATUS(check, db_tasks_list(conn, NULL, NULL, &rows), DB_ERR_CONNECTION);
    CHECK(check, rows.count == 0 && db_last_error(conn)->message[0] != '\0');
    CHECK_STATUS(check, db_tasks_list(conn, NULL, NULL, &rows), DB_ERR_CONNECTION);
    CHECK(check, db_last_error(conn)->message[0] != '\0');
    CHECK_STATUS(check, db_begin(conn), DB_ERR_CONNECTION);
    CHECK_OK(check, db_reconnect(conn));
    CHECK_OK(check, db_tasks_list(conn, NULL, NULL, &rows));
    db_tasks_rows_free(&rows);

    CHECK_OK(check, db_begin(conn));
    kill_server_process(check);
    CHECK_STATUS(check, db_commit(conn), DB_ERR_CONNECTION);
    CHECK_OK(check, db_reconnect(conn));
    CHECK_OK(check, db_tasks_list(conn, NULL, NULL, &rows));
    db_tasks_rows_free(&rows);
}

/* Rows for a copy, or visits of rows, in the middle of which the server process is killed. */
typedef struct Killer {
    Check *check;
    int count;
    int when; /* the row before which it happens */
    char code[32];
} Killer;

static db_status next_and_kill(void *context, db_items_new *row)
{
    Killer *killer = context;

    if (++killer->count > 100000)
        return DB_NOT_FOUND;
    if (killer->count == killer->when)
        kill_server_process(killer->check);
    snprintf(killer->code, sizeof killer->code, "killed %d", killer->count);
    row->code = killer->code;
    return DB_OK;
}

static bool visit_and_kill(void *context, const db_items_row *row)
{
    Killer *killer = context;

    (void)row;
    if (++killer->count == killer->when)
        kill_server_process(killer->check);
    return true;
}

/* After a call that the server did not survive: the error says so, and connecting again helps. */
static void check_after_kill(Check *check, const char *what, db_status status)
{
    int64_t count = -1;

    CHECK_STATUS(check, status, DB_ERR_CONNECTION);
    CHECK(check, db_last_error(check->conn)->message[0] != '\0');
    CHECK_STATUS(check, db_items_count(check->conn, NULL, &count), DB_ERR_CONNECTION);
    if (!CHECK_OK(check, db_reconnect(check->conn)))
        printf("    after %s\n", what);
    CHECK_OK(check, db_items_count(check->conn, NULL, &count));
    CHECK_SQL(check, "SELECT count(*) FROM items WHERE code LIKE 'killed%'", "0");
}

static void check_killed_calls(Check *check)
{
    static db_items_new values[1000];
    db_conn *conn = check->conn;
    db_items_rows rows;
    Killer killer;

    check_sql(check, "TRUNCATE items, parts; INSERT INTO items (code)"
                     " SELECT repeat('x', 2000) || i FROM generate_series(1, 20000) i");
    for (int when = 1; when <= 60000; when = when * 30 + 1) {
        killer = (Killer){.check = check, .when = when};
        check_after_kill(check, "copy_in", db_items_copy_in(conn, next_and_kill, &killer, NULL));
    }
    killer = (Killer){.check = check, .when = 2};
    check_after_kill(check, "each", db_items_each(conn, NULL, NULL, visit_and_kill, &killer));
    for (int columns = 0; columns < 2; columns++) { /* as arrays, and in a pipeline */
        for (int i = 0; i < 1000; i++)
            values[i] = (db_items_new){.code = "killed",
                                       .weight = {columns * i % 2 == 0 ? DB_UNSET : DB_VALUE, 1}};
        kill_server_process(check);
        check_after_kill(check, "insert_many", db_items_insert_many(conn, values, 1000, &rows));
        CHECK(check, rows.count == 0 && rows.result == NULL);
        CHECK_OK(check, db_begin(conn));
        kill_server_process(check);
        check_after_kill(check, "insert_many", db_items_insert_many(conn, values, 1000, NULL));
    }
    kill_server_process(check);
    check_after_kill(check, "upsert", db_items_upsert_by_code(conn, values, &rows));
    kill_server_process(check);
    check_after_kill(check, "savepoint", db_savepoint(conn, "s"));
}

void check_connection(Check *check)
{
    check_no_connection(check);
    check_adopted(check);
    check_encoding(check);
    check_broken(check);
    check_killed_calls(check);
}
