/* check_transactions.c - transactions, on one's own behalf and on that of users under row level security. */
#include "check.h"

#include "db.h"

#include <libpq-fe.h>
#include <string.h>

static bool is_idle(Check *check)
{
    return PQtransactionStatus(db_handle(check->conn)) == PQTRANS_IDLE;
}

static void check_uuid_text(Check *check, db_uuid id, char text[37])
{
    static const char *const good[] = {"a0eebc999c0b4ef8bb6d6bb9bd380a11",
                                       "{A0EEBC999c0b4ef8bb6d6bb9bd380a11}",
                                       "a0ee-bc99-9c0b-4ef8-bb6d-6bb9-bd38-0a11"};
    static const char *const bad[] = {"",
                                      "xyz",
                                      "{a0eebc999c0b4ef8bb6d6bb9bd380a11",
                                      "a0eebc999c0b4ef8bb6d6bb9bd380a11}",
                                      "a0eebc999c0b4ef8bb6d6bb9bd380a1",
                                      "a0eebc999c0b4ef8bb6d6bb9bd380a1111",
                                      "a0eebc999c0b4ef8bb6d6bb9bd380a11 "};
    db_uuid back;

    db_uuid_format(id, text);
    CHECK(check, strlen(text) == 36);
    CHECK(check, db_uuid_parse(text, &back) && memcmp(&back, &id, sizeof id) == 0);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        char again[37];

        CHECK(check, db_uuid_parse(good[i], &back));
        db_uuid_format(back, again);
        CHECK_TEXT(check, again, "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(check, !db_uuid_parse(bad[i], &back));
}

/* The owner of the tasks sees them, and not the table of users. */
static void check_owner(Check *check, const char *user)
{
    db_conn *conn = check->conn;
    db_identity owner = {.role = "authenticated", .subject = user};
    db_tasks_rows rows;
    db_auth_users_rows users;

    CHECK_OK(check, db_begin_as(conn, &owner));
    CHECK_STATUS(check, db_begin(conn), DB_ERR_TRANSACTION);
    CHECK_STATUS(check, db_begin_as(conn, &owner), DB_ERR_TRANSACTION);
    CHECK_OK(check, db_tasks_list(conn, NULL, NULL, &rows));
    CHECK(check, rows.count == 10);
    db_tasks_rows_free(&rows);
    CHECK_STATUS(check, db_auth_users_list(conn, NULL, NULL, &users), DB_ERR_DENIED);
    CHECK(check, users.count == 0);
    CHECK_STATUS(check, db_tasks_list(conn, NULL, NULL, &rows), DB_ERR_TRANSACTION);
    CHECK_STATUS(check, db_commit(conn), DB_ERR_TRANSACTION);
    CHECK(check, is_idle(check));
    CHECK_STATUS(check, db_commit(conn), DB_ERR_TRANSACTION);
    CHECK_OK(check, db_rollback(conn));
}

static void check_stranger(Check *check, db_uuid owner, int64_t id)
{
    db_conn *conn = check->conn;
    db_identity stranger = {.role = "authenticated",
                            .subject = "00000000-0000-0000-0000-000000000001"};
    db_tasks_new stolen = {.user_id = owner, .prompt = "stolen"};
    db_tasks_rows rows;

    CHECK_OK(check, db_begin_as(conn, &stranger));
    CHECK_OK(check, db_tasks_list(conn, NULL, NULL, &rows));
    CHECK(check, rows.count == 0);
    CHECK_STATUS(check, db_tasks_get(conn, id, &rows), DB_NOT_FOUND);
    CHECK_STATUS(check, db_tasks_delete(conn, id), DB_NOT_FOUND);
    CHECK_STATUS(check, db_tasks_insert(conn, &stolen, NULL), DB_ERR_DENIED);
    CHECK_OK(check, db_rollback(conn));
    /* The error that led to it is still there to be reported. */
    CHECK(check, db_last_error(conn)->status == DB_ERR_DENIED);
    CHECK_OK(check, db_tasks_get(conn, id, NULL));
}

/* Identities that are refused leave no transaction open. */
static void check_identities(Check *check)
{
    db_conn *conn = check->conn;
    db_identity odd = {.role = "authenticated", .claims = "{\"sub\": \"x"};
    PGresult *result;

    CHECK_STATUS(check, db_begin_as(conn, &odd), DB_ERR_SERVER);
    CHECK(check, is_idle(check));
    odd = (db_identity){.role = "no such \" role"};
    CHECK(check, db_begin_as(conn, &odd) != DB_OK && is_idle(check));
    odd.role = "none";
    CHECK_STATUS(check, db_begin_as(conn, &odd), DB_ERR_ARGUMENT);
    odd.role = "";
    CHECK_STATUS(check, db_begin_as(conn, &odd), DB_ERR_ARGUMENT);
    CHECK_STATUS(check, db_begin_as(conn, NULL), DB_ERR_ARGUMENT);

    odd = (db_identity){.role = "authenticated", .subject = "a\"b'\\"};
    CHECK_OK(check, db_begin_as(conn, &odd));
    result =
        PQexec(db_handle(conn), "SELECT current_user || current_setting('request.jwt.claims')");
    CHECK_TEXT(check, PQgetvalue(result, 0, 0),
               "authenticated{\"sub\": \"a\\\"b'\\\\\", \"role\": \"authenticated\"}");
    PQclear(result);
    CHECK_OK(check, db_commit(conn));

    odd = (db_identity){.role = "authenticated", .claims = "{\"sub\": \"7\", \"extra\": [1]}"};
    CHECK_OK(check, db_begin_as(conn, &odd));
    result = PQexec(db_handle(conn), "SELECT current_setting('request.jwt.claims')");
    CHECK_TEXT(check, PQgetvalue(result, 0, 0), odd.claims);
    PQclear(result);
    CHECK_OK(check, db_commit(conn));

    /* Role and claims end with the transaction. */
    result = PQexec(db_handle(conn),
                    "SELECT (current_user = session_user)::text || coalesce(current_setting("
                    "'request.jwt.claims', true), '')");
    CHECK_TEXT(check, PQgetvalue(result, 0, 0), "true");
    PQclear(result);
}

void check_transactions(Check *check)
{
    db_conn *conn = check->conn;
    db_tasks_rows rows;
    char text[37];
    db_uuid user;
    int64_t id;

    CHECK_OK(check, db_tasks_list(conn, NULL, &(db_tasks_page){.limit = 1}, &rows));
    if (!CHECK(check, rows.count == 1))
        return;
    user = rows.rows[0].user_id;
    id = rows.rows[0].id;
    db_tasks_rows_free(&rows);

    check_uuid_text(check, user, text);
    check_owner(check, text);
    check_stranger(check, user, id);
    check_identities(check);

    CHECK_OK(check, db_begin(conn));
    CHECK_OK(check, db_tasks_delete(conn, id));
    CHECK_STATUS(check, db_tasks_get(conn, id, NULL), DB_NOT_FOUND);
    CHECK_OK(check, db_rollback(conn));
    CHECK_OK(check, db_tasks_get(conn, id, NULL));
    CHECK_OK(check, db_begin(conn));
    CHECK_OK(check, db_tasks_delete(conn, id));
    CHECK_OK(check, db_commit(conn));
    CHECK_STATUS(check, db_tasks_get(conn, id, NULL), DB_NOT_FOUND);
}
