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

void check_connection(Check *check)
{
    check_no_connection(check);
    check_adopted(check);
    check_broken(check);
}
