/* check_transactions.c - transactions, on one's own behalf and on that of users under row level security. */
#define _POSIX_C_SOURCE 200809L /* nanosleep() */

#include "check.h"

#include "db.h"

#include <libpq-fe.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

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

/* How many times the server told that it waits, while an identity was put on. */
static int count_round_trips(Check *check, const db_identity *identity)
{
    PGconn *pg = db_handle(check->conn);
    FILE *trace = tmpfile();
    char line[1024];
    int count = 0;

    if (trace == NULL)
        return -1;
    PQtrace(pg, trace);
    db_begin_as(check->conn, identity);
    PQuntrace(pg);
    rewind(trace);
    while (fgets(line, sizeof line, trace) != NULL)
        count += strstr(line, "ReadyForQuery") != NULL;
    fclose(trace);
    return count;
}

/* One round trip, also the first time and without prepared statements; one more to undo what failed. */
static void check_round_trips(Check *check)
{
    const db_identity good = {.role = "authenticated", .subject = "x"};
    const db_identity bad = {.role = "no such role"};

    for (int prepared = 0; prepared < 2; prepared++) {
        db_use_prepared(check->conn, prepared != 0);
        CHECK(check, count_round_trips(check, &good) == 1);
        CHECK(check, PQtransactionStatus(db_handle(check->conn)) == PQTRANS_INTRANS);
        CHECK_OK(check, db_rollback(check->conn));
        CHECK(check, count_round_trips(check, &bad) == 2 && is_idle(check));
        CHECK_TEXT(check, db_last_error(check->conn)->sqlstate, "22023");
    }
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

/* What failed behind a savepoint is undone, and what came before is not. */
static void check_savepoints(Check *check)
{
    static const char *const names[] = {"a", "\"; DROP TABLE items; --", "Größe */ %s", " "};
    db_conn *conn = check->conn;
    int64_t count;

    check_sql(check, "TRUNCATE items, parts");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *name = names[i];

        CHECK_STATUS(check, db_savepoint(conn, name), DB_ERR_TRANSACTION);
        CHECK_OK(check, db_begin(conn));
        CHECK_OK(check, db_items_insert(conn, &(db_items_new){.code = "before"}, NULL));
        CHECK_OK(check, db_savepoint(conn, name));
        CHECK_OK(check, db_items_insert(conn, &(db_items_new){.code = "behind"}, NULL));
        CHECK_STATUS(check, db_items_insert(conn, &(db_items_new){.code = "behind"}, NULL),
                     DB_ERR_CONSTRAINT);
        CHECK(check, db_items_violated(db_last_error(conn)) == DB_ITEMS_CONSTRAINT_ITEMS_CODE_KEY);
        CHECK_STATUS(check, db_items_count(conn, NULL, &count), DB_ERR_TRANSACTION);
        CHECK_STATUS(check, db_release(conn, name), DB_ERR_TRANSACTION);
        CHECK_OK(check, db_rollback_to(conn, name));
        CHECK_OK(check, db_items_count(conn, NULL, &count));
        CHECK(check, count == 1);
        CHECK_OK(check, db_release(conn, name));
        CHECK_STATUS(check, db_rollback_to(conn, name), DB_ERR_SERVER);
        CHECK_TEXT(check, db_last_error(conn)->sqlstate, "3B001");
        CHECK_OK(check, db_rollback(conn));
        CHECK_SQL(check, "SELECT count(*) FROM items", "0");
    }
    CHECK_OK(check, db_begin(conn));
    CHECK_STATUS(check, db_savepoint(conn, NULL), DB_ERR_ARGUMENT);
    CHECK_STATUS(check, db_savepoint(conn, "\xff"), DB_ERR_ARGUMENT);
    CHECK_STATUS(check, db_savepoint(conn, ""), DB_ERR_SERVER);
    CHECK_OK(check, db_rollback(conn));
}

/* A body that fails in a way of its own: the transaction is rolled back. */
static db_status insert_and_give_up(db_conn *conn, void *context)
{
    CHECK_OK((Check *)context, db_items_insert(conn, &(db_items_new){.code = "gone"}, NULL));
    return DB_NOT_FOUND;
}

static db_status insert_and_ignore(db_conn *conn, void *context)
{
    Check *check = context;

    CHECK_OK(check, db_items_insert(conn, &(db_items_new){.code = "twice"}, NULL));
    CHECK_STATUS(check, db_items_insert(conn, &(db_items_new){.code = "twice"}, NULL),
                 DB_ERR_CONSTRAINT);
    return DB_OK;
}

static db_status insert_and_commit(db_conn *conn, void *context)
{
    CHECK_OK((Check *)context, db_items_insert(conn, &(db_items_new){.code = "kept"}, NULL));
    return db_commit(conn);
}

static void check_bodies(Check *check)
{
    db_conn *conn = check->conn;

    CHECK_STATUS(check, db_transaction(conn, NULL, insert_and_give_up, check), DB_NOT_FOUND);
    CHECK_STATUS(check, db_transaction(conn, NULL, insert_and_ignore, check), DB_ERR_TRANSACTION);
    CHECK(check, is_idle(check));
    CHECK_SQL(check, "SELECT count(*) FROM items", "0");
    CHECK_STATUS(check, db_transaction(conn, NULL, insert_and_commit, check), DB_ERR_TRANSACTION);
    CHECK_SQL(check, "SELECT string_agg(code, ',') FROM items", "kept");
    CHECK_STATUS(check, db_transaction(conn, &(db_identity){0}, insert_and_commit, check),
                 DB_ERR_ARGUMENT);
    CHECK_OK(check, db_begin(conn));
    CHECK_STATUS(check, db_transaction(conn, NULL, insert_and_commit, check), DB_ERR_TRANSACTION);
    CHECK_OK(check, db_rollback(conn));
}

/* Reads a count and writes: two of these cannot both have been the first. */
static db_status change_what_was_read(db_conn *conn, void *context)
{
    Check *check = context;
    const db_items_changes changes = {.weight = db_set_int32(2)};
    int64_t count;

    PQclear(PQexec(db_handle(conn), "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"));
    CHECK_OK(check, db_items_count(conn, NULL, &count));
    if (check->side != NULL) /* only the first time */
        check_sql(check, "UPDATE items SET weight = 1");
    check->side = NULL;
    return db_items_update_where(conn, NULL, &changes, NULL);
}

/* A failure for which the transaction may be tried again says so, and it can be. */
static void check_serialization(Check *check)
{
    PGconn *side = check->side;

    check_sql(check, "TRUNCATE items, parts; INSERT INTO items (id, code) VALUES (1, 'a')");
    CHECK_STATUS(check, db_transaction(check->conn, NULL, change_what_was_read, check),
                 DB_ERR_RETRY);
    CHECK_TEXT(check, db_last_error(check->conn)->sqlstate, "40001");
    CHECK_OK(check, db_transaction(check->conn, NULL, change_what_was_read, check));
    check->side = side;
    CHECK_SQL(check, "SELECT weight FROM items", "2");
}

/* Waits for the other transaction, which waits for this one. */
static void *wait_for_other(void *context)
{
    PQclear(PQexec(context, "UPDATE items SET weight = 3 WHERE id = 1"));
    return NULL;
}

/* Whether a transaction waits for a lock. */
static bool is_waited_for(Check *check)
{
    PGresult *result = PQexec(db_handle(check->conn), "SELECT FROM pg_locks WHERE NOT granted");
    bool answer = PQntuples(result) > 0;

    PQclear(result);
    return answer;
}

static void check_deadlock(Check *check)
{
    db_conn *conn = check->conn;
    const db_items_changes changes = {.weight = db_set_int32(4)};
    db_status status = DB_OK;
    pthread_t thread;

    check_sql(check, "INSERT INTO items (id, code) VALUES (2, 'b')");
    CHECK_OK(check, db_begin(conn));
    PQclear(PQexec(db_handle(conn), "SET LOCAL deadlock_timeout = '10ms'"));
    check_sql(check,
              "BEGIN; SET LOCAL deadlock_timeout = '1h'; UPDATE items SET weight = 3 WHERE id = 2");
    CHECK_OK(check, db_items_update(conn, 1, &changes, NULL));
    if (pthread_create(&thread, NULL, wait_for_other, check->side) == 0) {
        for (int i = 0; i < 10000 && !is_waited_for(check); i++)
            nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
        status = db_items_update(conn, 2, &changes, NULL);
        CHECK_STATUS(check, status, DB_ERR_RETRY);
        CHECK_TEXT(check, db_last_error(conn)->sqlstate, "40P01");
        CHECK(check, db_last_error(conn)->detail[0] != '\0');
        CHECK_OK(check, db_rollback(conn));
        pthread_join(thread, NULL);
    }
    CHECK_STATUS(check,
                 db_items_list(conn, NULL, &(db_items_page){.lock = DB_LOCK_UPDATE_NOWAIT}, NULL),
                 DB_ERR_RETRY);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "55P03");
    check_sql(check, "ROLLBACK; TRUNCATE items, parts");
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
    check_round_trips(check);
    check_savepoints(check);
    check_bodies(check);
    check_serialization(check);
    check_deadlock(check);

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
